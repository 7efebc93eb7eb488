// Names of Rust in both manglings: generics, closures, traits, constants, lifetimes, foreign letters.
use std::collections::{BTreeMap, HashMap};
use std::fmt::{Debug, Display};
pub mod kernels {
    pub trait Scale { const FACTOR: u32; fn scale(&self, by: f32) -> f32; fn provided(&self) -> u32 { Self::FACTOR } }
    impl Scale for f32 { const FACTOR: u32 = 3; #[inline(never)] fn scale(&self, by: f32) -> f32 { self * by } }
    impl<T: Scale> Scale for [T] { const FACTOR: u32 = 4; #[inline(never)] fn scale(&self, by: f32) -> f32 { self.iter().map(|x| x.scale(by)).sum() } }
    impl<T: Scale, const N: usize> Scale for [T; N] { const FACTOR: u32 = 5; #[inline(never)] fn scale(&self, by: f32) -> f32 { self.iter().map(|x| { let f = |y: f32| y + x.scale(by); f(1.0) }).sum() } }
    impl Scale for (u8, i128, char, ()) { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl Scale for (isize,) { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl<'a> Scale for &'a mut str { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl Scale for *const u64 { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl Scale for *mut dyn Fn(u8) -> i16 { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl Scale for fn(i8, &u16) -> bool { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl Scale for unsafe extern "C" fn(f64) { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl Scale for Box<dyn for<'x> Fn(&'x str) -> &'x str + Send + 'static> { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
    impl Scale for Box<dyn Iterator<Item = u32>> { const FACTOR: u32 = 1; #[inline(never)] fn scale(&self, by: f32) -> f32 { by } }
}
pub struct Tile<T, const M: usize, const N: i32, const B: bool, const C: char>(T);
impl<T: Copy, const M: usize, const N: i32, const B: bool, const C: char> Tile<T, M, N, B, C> {
    #[inline(never)] pub fn load<'a>(&'a self, from: &'a [T]) -> T { let pick = |i: usize| from[i]; pick(M) }
    #[inline(never)] pub fn map<U, F: Fn(T) -> U>(&self, f: F) -> U { f(self.0) }
}
impl<T, const M: usize, const N: i32, const B: bool, const C: char> Drop for Tile<T, M, N, B, C> { #[inline(never)] fn drop(&mut self) { println!("x"); } }
#[inline(never)] pub fn größe(ñ: u32) -> u32 { mod ünder { #[inline(never)] pub fn 数(x: u32) -> u32 { x + 1 } } ünder::数(ñ) }
#[inline(never)] pub fn show<T: Debug + Display>(t: &T) -> String { format!("{t}{t:?}") }
pub enum Op { Add, Sub(u8) }
impl std::ops::Add for Op { type Output = Op; #[inline(never)] fn add(self, _: Op) -> Op { Op::Sub(1) } }
impl<'a> std::ops::Index<&'a str> for Op { type Output = u8; #[inline(never)] fn index(&self, _: &'a str) -> &u8 { &1 } }
static TABLE: [u8; 4] = [1, 2, 3, 4];
thread_local! { static LOCAL: std::cell::Cell<u32> = const { std::cell::Cell::new(3) }; }
#[inline(never)] fn nested() -> impl Fn(u32) -> Box<dyn Fn(u32) -> u32> { |x| Box::new(move |y| { fn inner<T: Into<u32>>(t: T) -> u32 { t.into() } x + y + inner(3u8) }) }
#[inline(never)] pub fn apply(f: fn(&mut [u32; 3], Option<&'static str>) -> Result<(), String>) -> bool { f(&mut [1, 2, 3], None).is_ok() }
fn main() {
    use kernels::Scale;
    let t = Tile::<f32, 3, -7, true, 'x'>(1.0); println!("{}", t.load(&[1.0, 2.0, 3.0, 4.0])); let u = Tile::<u64, 0, 12, false, 'ß'>(1); println!("{}", u.map(|x| x as u8)); let w = Tile::<(u8, &str), 1, 0, false, '\n'>((1, "x")); w.map(|x| x.1.len());
    println!("{}", [1.0f32, 2.0].scale(3.0) + [1.0f32, 2.0][..].scale(2.0) + (1u8, 2i128, 'c', ()).scale(1.0) + (3isize,).scale(1.0)); let mut s = String::from("x"); s.as_mut_str().scale(1.0); (&3u64 as *const u64).scale(1.0);
    println!("{} {} {}", größe(3), show(&3), show(&"x")); let mut m = HashMap::new(); m.insert("a", vec![1u8]); let mut b = BTreeMap::new(); b.insert(3, m); println!("{b:?} {}", TABLE[(3 + b.len()) & 3]); LOCAL.with(|x| x.set(4));
    let _ = (Op::Add + Op::Add)["x"]; println!("{}", nested()(3)(4)); println!("{}", apply(|x, y| { x[0] = y.map_or(0, |z| z.len() as u32); Ok(()) })); let mut v: Vec<_> = (0..10).filter(|x| x % 2 == 0).map(|x| x * 3).collect(); v.sort_by(|a, b| b.cmp(a)); v.iter().zip(v.iter().rev()).for_each(|(a, b)| println!("{a}{b}"));
    let f: Box<dyn for<'x> Fn(&'x str) -> &'x str + Send> = Box::new(|x| x); f.scale(1.0); let g: Box<dyn Iterator<Item = u32>> = Box::new(0..3); g.scale(1.0); println!("{}", std::any::type_name::<Op>()); let h: fn(i8, &u16) -> bool = |a, b| a as u16 == *b; h.scale(1.0);
}
