use super::*;

/// The numbers here are made up; the identity numbers carry a right check digit and belong to no region in use.
fn with_check_digit(seventeen: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = seventeen.chars().zip(WEIGHTS).map(|(c, w)| c.to_digit(10).unwrap() * w).sum();
    let last = "10X98765432".chars().nth(usize::try_from(sum % 11).unwrap()).unwrap();
    format!("{seventeen}{last}")
}

fn masked(text: &str) -> String {
    mask(text).text
}

#[test]
fn identity_numbers_go_with_a_right_check_digit_or_where_the_text_says_so() {
    for seventeen in ["43999919800101001", "11999919551231002", "65999920001130003"] {
        let id = with_check_digit(seventeen);
        assert_eq!(masked(&format!("号码{id}。")), "号码〔身份证号〕。", "{id}");
        assert_eq!(masked(&id.to_lowercase()), "〔身份证号〕");
        let spaced = format!("{} {} {}", &id[..6], &id[6..14], &id[14..]);
        assert_eq!(masked(&spaced), "〔身份证号〕", "{spaced}");
    }
    let wrong = "439999198001010010";
    assert_ne!(with_check_digit(&wrong[..17]), wrong);
    assert_eq!(masked(&format!("身份证号：{wrong}")), "身份证号：〔身份证号〕");
    assert_eq!(masked(&format!("流水{wrong}")), format!("流水{wrong}"));
    assert_eq!(masked("身份证439999800101001"), "身份证〔身份证号〕");
}

#[test]
fn phones_go_in_every_way_they_are_written() {
    for phone in [
        "13800001111",
        "138 0000 1111",
        "138-0000-1111",
        "138-00001111",
        "+8613800001111",
        "86-13800001111",
        "１３８００００１１１１",
        "0999-88880000",
        "099988880000",
        "(0999)88880000",
        "0999 8888000",
        "010-88880000",
        "0999-88880000转12",
    ] {
        assert_eq!(masked(&format!("请打{phone}，谢谢")), "请打〔电话〕，谢谢", "{phone}");
    }
    assert_eq!(masked("座机：8888000"), "座机：〔电话〕");
    assert_eq!(masked("联系电话88880000。"), "联系电话〔电话〕。");
}

#[test]
fn cards_plates_and_mail_go() {
    assert_eq!(masked("卡6222020000000000006"), "卡6222020000000000006", "Luhn does not hold");
    let card = (0..10).map(|d| format!("622202000000000000{d}")).find(|c| masked(c) != *c).unwrap();
    assert_eq!(masked(&format!("打到{card}")), "打到〔银行卡号〕");
    let spaced = format!("{} {} {} {} {}", &card[..4], &card[4..8], &card[8..12], &card[12..16], &card[16..]);
    assert_eq!(masked(&spaced), "〔银行卡号〕");
    assert_eq!(masked("银行卡号：6222020000000000006"), "银行卡号：〔银行卡号〕");
    for plate in ["湘A12345", "湘A·1B2C3", "湘AD12345", "京a12345", "粤B1234学", "湘A 12345"] {
        assert_eq!(masked(&format!("车牌{plate}违停")), "车牌〔车牌〕违停", "{plate}");
    }
    for mail in ["zhang.san@example.com", "a_b-c+1@mail.example.com.cn"] {
        assert_eq!(masked(&format!("请发{mail}。")), "请发〔邮箱〕。", "{mail}");
    }
    assert_eq!(masked("请发到abc@example.com"), "请发到〔邮箱〕");
}

#[test]
fn an_address_goes_from_the_house_number_on() {
    for (raw, want) in [
        ("家住南湾小区3栋2单元501室", "家住南湾小区〔门牌〕"),
        ("我是南湾小区65栋1003房的住户", "我是南湾小区〔门牌〕的住户"),
        ("南湾小区12栋1单元", "南湾小区〔门牌〕"),
        ("地址：柳溪镇东河路128号", "地址：柳溪镇东河路〔门牌〕"),
        ("东河路128号附3号", "东河路〔门牌〕"),
        ("新店村五组12号", "新店村五组〔门牌〕"),
        ("住在G2栋320", "住在〔门牌〕"),
        ("东河路12号院3号楼201室", "东河路〔门牌〕"),
    ] {
        assert_eq!(masked(raw), want);
    }
}

#[test]
fn names_that_are_introduced_go_and_go_again() {
    for (raw, want) in [
        ("本人张三，家住东河路", "本人〔姓名〕，家住东河路"),
        ("我叫王小明，今年60岁", "我叫〔姓名〕，今年60岁"),
        ("联系人：李四 13800001111", "联系人：〔姓名〕 〔电话〕"),
        ("联系人李四，电话13800001111", "联系人〔姓名〕，电话〔电话〕"),
        ("王女士来电", "〔姓名〕女士来电"),
        ("市民李小红女士说", "市民〔姓名〕女士说"),
        ("我是欧阳小明。", "我是〔姓名〕。"),
        ("我叫王小明。王小明已经反映两次。", "我叫〔姓名〕。〔姓名〕已经反映两次。"),
        ("投诉人：赵六\n2025年3月1日", "投诉人：〔姓名〕\n2025年3月1日"),
        ("与陈先生协商", "与〔姓名〕先生协商"),
    ] {
        assert_eq!(masked(raw), want);
    }
}

#[test]
fn what_is_not_personal_stays() {
    for text in [
        "拖欠工资123456789元",
        "共计13800001111元",
        "投资1.38亿元，面积13800平方米",
        "2025年3月18日至2026年12月31日",
        "20250318",
        "请拨打12345热线，或12315、110、119",
        "客服电话95588，400-800-1234",
        "国发〔2016〕12号文件",
        "信访条例第34条，第二十三条第一款",
        "案号（2023）民初1234号",
        "统一社会信用代码91999900MA4L000000",
        "合同编号HT20230101000123",
        "订单202301010001234567890",
        "坐地铁5号线到3号口，再走107国道",
        "东河路3号桥",
        "东河路3号开始施工",
        "南湾小区12栋楼下的餐馆",
        "我们小区三户人家",
        "本人于2019年购房",
        "本人和妻子、孩子",
        "我是高中生，我是党员，我是农民工",
        "我是南湾小区的业主",
        "各位女士先生",
        "某女士",
        "我是周边居民，",
        "G2601次列车",
        "经度112.938814，纬度28.228209",
        "A3区西湖街道茶场村五组",
        "云南省普洱市",
        "房价12000元每平",
        "一室一厅，三楼住户",
        "新A股市场",
        "学校领导@大家",
        "第1号令，2号楼外墙",
        "12389只鸡",
    ] {
        assert_eq!(masked(text), text);
    }
}

#[test]
fn spans_point_at_the_bytes_of_the_text() {
    let text = "我叫王小明，电话13800001111。";
    let spans = mask(text).spans;
    let found: Vec<(Kind, &str)> = spans.iter().map(|s| (s.kind, &text[s.start..s.end])).collect();
    assert_eq!(found, [(Kind::Name, "王小明"), (Kind::Phone, "13800001111")]);
}

#[test]
fn every_label_is_left_alone() {
    for kind in Kind::ALL {
        let text = format!("联系人：{0} 我是{0}女士，电话{0}1234567，路{0}12号", kind.label());
        let once = masked(&text);
        assert_eq!(masked(&once), once);
    }
}
