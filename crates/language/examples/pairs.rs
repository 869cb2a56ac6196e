use language::classify::Message;
use language::repeats::*;
use language::segment::*;
use std::io::Write;
fn rd(f: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(format!("/work/shared/data/messages/{f}"))
        .unwrap()
        .records()
        .map(|x| x.unwrap())
        .collect()
}
fn main() {
    let s = Segmenter::general();
    let st = rd("message_stream.csv");
    let pr = rd("repeat_pairs.csv");
    let t = std::time::Instant::now();
    let prints: Vec<Print> = st
        .iter()
        .map(|x| {
            Print::of(
                Letter { message: Message { title: &x[2], detail: &x[4] }, author: Some(&x[1]), day: None },
                s,
            )
        })
        .collect();
    println!("prints {:?}", t.elapsed());
    let mut bg = Background::default();
    for p in &prints {
        bg.add(p);
    }
    let mut out = std::fs::File::create("/tmp/pairs.csv").unwrap();
    let mut put = |src: &str, y: &str, a: &Print, b: &Print, ta: &str, tb: &str, bg: &Background| {
        let sg = signs(a, b, bg);
        let v: Vec<String> = [
            0.0,
            sg.title,
            sg.wording,
            sg.names,
            sg.title_names,
            sg.rare,
            sg.conflict,
            sg.swapped,
            sg.districts,
            sg.subject,
            sg.author,
        ]
        .iter()
        .map(|x| format!("{x:.4}"))
        .collect();
        writeln!(
            out,
            "{src}\t{y}\t{}\t{ta}\t{tb}\t{}\t{}\t{:?}",
            v.join(","),
            sg.agreeing.iter().map(|n| n.0.text.clone()).collect::<Vec<_>>().join("/"),
            sg.run,
            sg.apart.map(|(a, b)| (a.text, b.text))
        )
        .unwrap();
    };
    for x in &pr {
        let a = Print::of(
            Letter { message: Message { title: &x[4], detail: &x[5] }, author: Some("a"), day: None },
            s,
        );
        let b = Print::of(
            Letter {
                message: Message { title: &x[6], detail: &x[7] },
                author: Some(if &x[2] == "True" { "a" } else { "b" }),
                day: None,
            },
            s,
        );
        put("hand", &x[3], &a, &b, &x[4], &x[6], &bg);
    }
    let top: Vec<usize> = (0..st.len()).filter(|i| !st[*i][7].is_empty()).collect();
    for (k, &i) in top.iter().enumerate() {
        for &j in &top[k + 1..] {
            let same = st[i][7] == st[j][7];
            if !same && (i * 31 + j) % 4 != 0 {
                continue;
            }
            put(
                &format!("topic:{}", if same { &st[i][7] } else { "x" }),
                if same { "1" } else { "0" },
                &prints[i],
                &prints[j],
                &st[i][2],
                &st[j][2],
                &bg,
            );
        }
    }
    let mut z: u64 = 1;
    let mut rnd = || {
        z = z.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (z >> 33) as usize
    };
    for _ in 0..3000 {
        let i = rnd() % st.len();
        let j = rnd() % st.len();
        if i == j || (!st[i][7].is_empty() && st[i][7] == st[j][7]) || st[i][1] == st[j][1] {
            continue;
        }
        put("random", "0", &prints[i], &prints[j], &st[i][2], &st[j][2], &bg);
    }
    // all pairs of different authors that look most alike, for reading
    let mut idx = Index::over(bg.clone());
    let t = std::time::Instant::now();
    let mut n = 0;
    let mut m = 0;
    for (i, p) in prints.iter().enumerate() {
        m += idx.candidates(p).len();
        for (j, v) in idx.find(p, SUGGEST) {
            n += 1;
            let sg = &prints[j];
            put(&format!("stream:{:.2}", v.score), "?", p, sg, &st[i][2], &st[j][2], &bg);
        }
        idx.add(p.clone());
    }
    println!("stream {n} links {m} candidates {:?}", t.elapsed());
}
