use language::classify::*;
use language::measure::*;
use language::segment::*;
use std::time::Instant;
fn main() {
    let mut r = csv::Reader::from_path("/work/shared/data/messages/labelled_messages.csv").unwrap();
    let recs: Vec<csv::StringRecord> = r.records().map(|x| x.unwrap()).collect();
    let mut names: Vec<String> = recs.iter().map(|x| x[3].to_string()).collect();
    names.sort();
    names.dedup();
    let y: Vec<usize> = recs.iter().map(|x| names.iter().position(|n| n == &x[3]).unwrap()).collect();
    let k = names.len();
    let s = Segmenter::general();
    let docs: Vec<Counts> = recs.iter().map(|x| counts(Message { title: &x[1], detail: &x[2] }, s)).collect();
    let fold = spread(&y, k, 5);
    for a in std::env::args().skip(1) {
        let v: Vec<f32> = a.split(',').map(|x| x.parse().unwrap()).collect();
        let rec = Recipe {
            looks: [v[0], v[1], v[2], v[3], v[4], v[5]],
            fewest: v[6] as u32,
            bend: v[7],
            smooth: v[8],
            effort: Effort { cost: v[9], passes: v[10] as usize, enough: 1e-2 },
            parts: v[11] as usize,
        };
        let t = Instant::now();
        let mut said = vec![(0, 0); y.len()];
        let mut top3 = 0;
        let mut cal = vec![];
        let mut f1s = vec![];
        let mut tt = 0.;
        for f in 0..5 {
            let sub: Vec<Counts> = docs
                .iter()
                .map(|d| d.iter().filter(|(h, _)| v[(h >> 29) as usize] > 0.).cloned().collect())
                .collect();
            let t1 = Instant::now();
            let tr: Vec<(&Counts, &str)> =
                (0..y.len()).filter(|i| fold[*i] != f).map(|i| (&sub[i], &recs[i][3])).collect();
            let m = train_counted(&tr, &rec).unwrap();
            tt += t1.elapsed().as_secs_f64();
            let mut fs = vec![];
            for i in (0..y.len()).filter(|i| fold[*i] == f) {
                let p = m.shares(&sub[i]);
                let b = (0..k).max_by(|a, b| p[*a].total_cmp(&p[*b])).unwrap();
                said[i] = (b, y[i]);
                fs.push((b, y[i]));
                if p.iter().filter(|x| **x > p[y[i]]).count() < 3 {
                    top3 += 1
                }
                cal.push((p[b] as f64, b == y[i]));
            }
            f1s.push(macro_f1(&fs));
            if f == 0 {
                print!("{} voc bytes {} ", a, m.to_bytes().len());
            }
        }
        println!(
            "F1 {:.4} mean {:.4} acc {:.4} top3 {:.4} ece {:.4} train {:.1}s all {:?}",
            macro_f1(&said),
            f1s.iter().sum::<f64>() / 5.,
            share(said.iter().filter(|(a, b)| a == b).count(), y.len()),
            share(top3, y.len()),
            calibration_error(&cal),
            tt / 5.,
            t.elapsed()
        );
    }
}
