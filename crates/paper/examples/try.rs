use paper::*;
fn main() {
    let mut d = Document::new("关于青禾县栖禾府项目拖欠工资信访事项的处理意见书", law::Lang::Zh, "2026-03-05".parse().unwrap());
    d.number = Some("青人社信〔2026〕3号".into());
    d.recipients = Some("𠮷䶮㛃".into());
    d.blocks.push(Block::heading(1, "一、信访请求"));
    for _ in 0..6 { d.blocks.push(Block::paragraph("我们十四个木工去年在这个工地干了五个多月，支模板一层一层往上做，包工头说封了顶就结钱，封顶都过了三个月了一分没见着。#set page() *粗* $x$ “引号”《条例》第31条——完。")); }
    d.blocks.push(Block::heading(2, "（一）事实"));
    d.blocks.push(Block::Fields { rows: vec![vec![("姓名".into(), "禾小青".into()), ("电话".into(), "000".into())], vec![("住址".into(), "青禾县禾苑街道".into())]] });
    d.blocks.push(Block::Table { table: Table { caption: Some("表".into()), columns: vec![Column::text("序号", 1), Column::text("名称", 4), Column::number("数", 1)], rows: vec![vec!["1".into(), "登记表\n二".into(), "3".into()]] } });
    d.blocks.push(Block::Sign { lines: vec!["送达人（签名）".into()] });
    d.signature = Some(Signature { unit: "青禾县人力资源和社会保障局".into(), date: Some("2026年3月5日".into()), seal: true });
    d.attachments = vec!["工资表".into(), "证据目录".into()];
    d.copies = Some("青禾县信访局".into());
    d.draft = std::env::args().nth(1).is_some();
    let t = std::time::Instant::now();
    let press = Press::new(Fonts::carried());
    eprintln!("press {:?}", t.elapsed());
    for i in 0..6 {
        let t = std::time::Instant::now();
        d.title = format!("{}{}", d.title, i);
        let p = press.pdf(&d).unwrap();
        eprintln!("{} pages {} bytes {:?}", p.pages, p.bytes.len(), t.elapsed());
        std::fs::write("/tmp/try.pdf", p.bytes).unwrap();
    }
}
