# Signing in
sign-in-title = 工作人员登录
sign-in = 登录
sign-in-help = 忘记密码，请找本单位的系统管理员。
field-login = 用户名
field-password = 密码
error-sign-in = 用户名或密码不正确。多次输错后，需稍等一会儿再试。

# First start
first-start-title = 首次启用
first-start-lead = 先建立本县、信访局和第一位系统管理员。其他单位和人员以后再添加。
first-start-go = 建立并去登录
field-county = 县（市、区）名称
field-office = 信访局名称

# Oneself
me-title = 我的账户
me-posts = 我的岗位
me-change-post = 换到这个岗位
me-password = 修改密码
me-change-password = 修改密码
field-post = 岗位
field-old-password = 现在的密码
field-new-password = 新密码
field-new-password-help = 不少于 10 个字符，用一句好记的话最稳妥。已有账户不改密码的，可留空。
error-password-wrong = 现在的密码不正确。
error-password-short = 密码太短，至少 { $x } 个字符。

# Units
units-title = 单位
units-count = 共 { $n } 个单位
unit-new = 添加单位
unit-edit = 修改单位
unit-under = { $n } 个下级单位
field-name = 名称
field-name-help = 单位全称。
field-person-name = 姓名
field-person-name-en = 英文姓名
field-name-en = 英文名称
field-short = 简称
field-short-help = 列表和文书中使用，例如“住建局”。
field-short-en = 英文简称
field-kind = 类型
field-parent = 上级单位
field-word = 发文代字
field-word-help = 文书编号的开头，例如“建信”。
field-keywords = 关键词
field-keywords-help = 来件中出现这些词时，分办页会推荐该单位。用顿号或换行分开。
field-remit = 职责分类
field-remit-help = 该单位负责的内容分类，用顿号或换行分开。
field-active = 启用
field-active-help = 停用后不再出现在可选项中，已有记录不受影响。
error-unit-name-taken = 已有同名单位。
error-unit-circle = 上级单位不能是它自己或它的下级。
unit-kind-county = 县
unit-kind-petition-office = 信访局
unit-kind-department = 部门
unit-kind-district = 片区、街道
unit-kind-township = 乡镇
unit-kind-village = 村、社区
unit-kind-higher = 上级机关

# People and posts
people-title = 人员
people-count = 共 { $n } 个岗位
person-new = 添加人员
person-edit = 修改人员
field-title = 职务
field-title-en = 英文职务
field-roles = 职责
error-login-taken = 这个用户名已有人使用。
role-clerk = 登记员
role-clerk-help = 登记来信来访，查找是否反映过，导入台账。
role-dispatcher = 分办员
role-dispatcher-help = 转送、交办，审核异议，办结。
role-handler = 承办人
role-handler-help = 在责任单位受理、告知、出具处理意见、送达。
role-unit-head = 单位负责人
role-unit-head-help = 批准延期，查看本单位事项。
role-leader = 领导
role-leader-help = 查看进展、到期和超期情况。
role-supervisor = 督查员
role-supervisor-help = 查看超期事项，督促办理。
role-reviewer = 复查复核员
role-reviewer-help = 查看申请复查、复核的事项。
role-statistician = 统计员
role-statistician-help = 查看和导出清单，不能查看信访人的个人信息。
role-administrator = 系统管理员
role-administrator-help = 管理单位和人员，核验流转记录；看不到任何信访事项。
unit-kind-discipline = 纪检监察机关
unit-kind-political-legal = 政法机关
