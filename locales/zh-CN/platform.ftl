# Brand and frame
brand = 回音
brand-motto = 事事有人办，件件有回音
skip = 跳到正文
menu = 菜单
menu-close = 收起菜单
quick-find = 编号、姓名、电话或关键词
find = 查找
sign-out = 退出
officials = 工作人员登录
print = 打印
save = 保存
cancel = 取消
choose = 请选择
any = 全部
yes = 是
no = 否
optional = 选填
said-of = { $label }：{ $text }
next-page = 下一页
go-back = 返回上一页
go-start = 回到首页
inactive = 已停用

# The way around
nav-today = 今日
nav-register = 登记
nav-dispatch = 分办
nav-find = 查找
nav-imports = 导入台账
nav-figures = 数据
nav-reports = 总结
nav-units = 单位
nav-people = 人员

# Windows that open over a page
confirm-title = 请确认
confirm-yes = 确认
close-window = 关闭
session-title = 即将自动退出
session-soon = 因一段时间没有操作，将于 {"{time}"} 退出登录。已填的内容会存为草稿。
session-over = 已退出登录。草稿已保留，请重新登录后继续。
session-more = 继续工作
keys-title = 快捷键
keys-find = 转到查找框
keys-walk = 上下移动
keys-open = 打开选中的一项
keys-choose = 选择推荐的单位
keys-send = 提交表单
keys-help = 打开这张表

# Drafts
draft-kept = 草稿已于 {"{time}"} 保存
draft-failed = 草稿没有保存上，请先不要关闭本页。
draft-found = 已恢复您上次没有填完的内容。

# Pages that say what went wrong
failure-refused-title = 暂时不能这样办
failure-refused-why = 按照规定，这一步现在不能办理。
failure-invalid-title = 有内容需要修改
failure-invalid-why = 请返回上一页，按提示修改后再提交。
failure-stale-title = 内容已被他人更新
failure-stale-why = 您打开本页以后，另一位同事已更新了这一事项。您的操作没有执行。请返回查看最新情况，再决定是否继续。
failure-forbidden-title = 您没有这项权限
failure-forbidden-why = 您现在的岗位不能办理这一步。如确需办理，请联系单位负责人或系统管理员。如果本页已打开很久，请返回后刷新再试。
failure-not-found-title = 没有找到
failure-not-found-why = 没有这个页面，或者您不能查看。请核对网址或编号。
failure-broken-title = 系统出了问题
failure-broken-why = 这不是您的错。请稍后再试；如仍不行，请把下面的号码告诉系统管理员。
failure-number = 故障号码
refusal-instead = 可以这样办

# Complaints at fields
errors-title = 有 { $n } 处需要修改
error-needed = 请填写。
error-choose = 请选择一项。
error-choice = 这一项不在可选范围内，请重新选择。
error-too-long = 内容太长，最多 { $x } 个字。
error-day = 日期写法不对，请写成 2026-09-18 的样子。
error-day-future = 日期不能晚于今天。
error-number = 请填 { $x } 之间的整数。
error-form = 表单没有收完整，请返回重新提交。
error-form-size = 提交的内容太大，请减少文字或换小一些的文件。
