# Start page
portal-title = 信访事项查询
portal-heading = 您反映的事，办到哪一步了
portal-lead = 不用注册，凭编号和查询码就能查到谁在办、什么时候答复。
portal-where = 查询进展
portal-where-help = 请准备好登记回执上的编号和查询码
portal-how = 一件事怎么办
portal-how-register = 登记
portal-how-register-help = 您的原话照录，给您编号和查询码。
portal-how-send = 转送
portal-how-send-help = 信访局在规定期限内，送到有权处理的单位。
portal-how-accept = 受理
portal-how-accept-help = 责任单位书面告诉您已经受理，由谁承办。
portal-how-answer = 答复
portal-how-answer-help = 责任单位逐项答复您的诉求，并把处理意见书送给您。
portal-how-review = 复查
portal-how-review-help = 不服处理意见的，可以在期限内请上一级机关复查。
portal-rights = 您的权利
portal-right-answer = 您的每一项诉求都应当得到书面答复。
portal-right-safe = 任何人不得打击报复。
portal-right-secret = 检举控告的内容，不会让被反映的单位和个人知道。
portal-right-data = 谁查看您的个人信息，都必须写明理由，并留下记录。
portal-foot = 事事有人办，件件有回音 · 遇有生命危险，请立即拨打 110 或 120

# Where is my matter
where-title = 查询进展
where-lead = 请输入登记回执上的编号和查询码。
where-go = 查询
where-lost = 回执丢了？请带上身份证件到登记的单位，或打电话咨询，工作人员会帮您查。
where-another = 查询另一件
where-here = 现在到这里
where-stations = 办理经过
where-review-over = 申请复查的期限已于{ $day }届满
where-received = { $day }收到
where-joined = 您反映的内容已并入编号 { $x } 的事项，一并办理和答复。
where-next = { $what }：{ $day }（{ $left }）
where-review = 您如不服处理意见，可以在收到书面答复后的规定期限内，向{ $x }申请复查。
field-number = 编号
field-number-help = 12 位数字，有没有空格都可以。
field-code = 查询码
field-code-help = 8 位数字，印在回执上编号的旁边。
error-number-mistyped = 编号不对，可能输错了一位，请再核对一遍。
error-code-wrong = 编号和查询码对不上，请再核对一遍。
error-code-closed = 输错次数较多，请过十五分钟再试。

# Stations
station-received = 已收到
station-sent = 已送责任单位
station-accepted = 已受理
station-answered = 已作出答复
station-served = 答复已送达您
station-closed = 已办结
station-review = 已申请复查
station-final = 已申请复核
