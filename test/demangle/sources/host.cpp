// Names as g++ writes them, of as many sorts as there are: what the demangler is compared with c++filt on.
#include <algorithm>
#include <any>
#include <array>
#include <chrono>
#include <complex>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <random>
#include <ranges>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>
using namespace std;
namespace work {
template <class... Ts> struct Visitor : Ts... { using Ts::operator()...; };
template <class... Ts> Visitor(Ts...) -> Visitor<Ts...>;
template <class F, class... A> auto call(F&& f, A&&... a) -> decltype(std::forward<F>(f)(std::forward<A>(a)...)) { return std::forward<F>(f)(std::forward<A>(a)...); }
template <class T, class U> auto add(T t, U u) -> decltype(t + u) { return t + u; }
template <class T> auto first(T const& t) -> decltype(t[0]) { return t[0]; }
template <class T> auto sizeOf(T*) -> typename std::enable_if<(sizeof(T) > 2), int>::type { return 1; }
template <class T> auto member(T t) -> decltype(t.size(), t->x) { return t->x; }
template <int N, int M> int (&matrix(int (&a)[N][M]))[N + M - 1] { static int x[N + M - 1]; return x; }
template <class T, T... I> int ints(std::integer_sequence<T, I...>) { return (I + ... + 0); }
template <class... T> auto folded(T... t) -> decltype((t + ...)) { return (t + ...); }
template <class... T> auto count(T... t) -> std::array<int, sizeof...(T)> { return {}; }
template <auto V> struct Value { static int get() { return 1; } };
struct P { int x, y; constexpr bool operator==(const P&) const = default; };
template <P p> int structural() { return p.x; }
struct Ops { int v; Ops operator+(Ops o) const; bool operator<(Ops) const; Ops& operator++(); Ops operator++(int); Ops& operator<<=(int); int operator()(int) const; int& operator[](int); operator bool() const; template <class T> operator T*() const; Ops* operator->(); void* operator new(size_t); void operator delete(void*); auto operator<=>(const Ops&) const; Ops operator,(Ops); int operator&&(Ops); template <class T> bool operator<(T) const; ~Ops(); };
Ops Ops::operator+(Ops o) const { return o; } bool Ops::operator<(Ops) const { return 1; } Ops& Ops::operator++() { return *this; } Ops Ops::operator++(int) { return *this; } Ops& Ops::operator<<=(int) { return *this; }
int Ops::operator()(int) const { return 1; } int& Ops::operator[](int) { return v; } Ops::operator bool() const { return 1; } template <class T> Ops::operator T*() const { return 0; } Ops* Ops::operator->() { return this; }
void* Ops::operator new(size_t n) { return malloc(n); } void Ops::operator delete(void* p) { free(p); } Ops Ops::operator,(Ops o) { return o; } int Ops::operator&&(Ops) { return 1; } template <class T> bool Ops::operator<(T) const { return 1; } Ops::~Ops() {}
long double operator""_deg(long double x) { return x; }
struct Base { virtual ~Base(); virtual int go(int) volatile; int f() const&; int g() &&; virtual Base* self(); };
struct Other { virtual void other(); virtual ~Other(); };
struct Derived : virtual Base, Other { int go(int) volatile override; void other() override; Derived* self() override; ~Derived() override; };
Base::~Base() {} int Base::go(int) volatile { return 0; } int Base::f() const& { return 1; } int Base::g() && { return 2; } Base* Base::self() { return this; }
void Other::other() {} Other::~Other() {} int Derived::go(int) volatile { return 1; } void Derived::other() {} Derived* Derived::self() { return this; } Derived::~Derived() {}
typedef int (*Fn)(double, char); typedef void (Base::*Mf)(int) const; typedef int Base::*Md;
Fn choose(Fn a, Mf b, Md c, int (&d)[4], Fn (*e)(Fn)) { return a; }
template <class T> Fn (*chain(T))(Fn) { return nullptr; }
template <class R, class... A> R apply(R (*f)(A...), A... a) { return f(a...); }
template <class R, class C, class... A> R invoke(C& c, R (C::*f)(A...) const noexcept, A... a) { return (c.*f)(a...); }
struct Q { int q(int, float) const noexcept { return 1; } };
template <template <class, class> class C, class T> C<T, std::allocator<T>> make(T t) { return C<T, std::allocator<T>>(3, t); }
inline namespace v2 { struct [[gnu::abi_tag("v2")]] Tagged { int f(); }; int Tagged::f() { return 0; } }
[[gnu::abi_tag("a", "b")]] int tagged(Tagged) { return 1; }
template <class T> concept Small = sizeof(T) < 9;
template <Small T> T small(T t) { return t; }
template <class T> requires Small<T> T needed(T t) { return t; }
auto generic = [](auto x, auto... r) { return (x + ... + r); };
auto templated = []<class T, size_t N>(std::array<T, N> a, T t) { return t; };
enum class E : char { a, b = 98 }; template <E e> int enumerated() { return 1; } enum { anon = 3 };
template <bool B, char C, long L, unsigned long long U, short S, E e, decltype(nullptr) N, int* P> int literals() { return 1; }
int global; template <int& R, int (*F)(int), int P::*M> int addresses() { return 1; } int target(int x) { return x; }
static int hidden() { struct Local { int f() { static int counter; return [&] { return ++counter; }(); } } l; return l.f(); }
typedef float v4 __attribute__((vector_size(16))); v4 vec(v4 a, __int128 b, _Complex double c, decltype(nullptr) d, char8_t e, char16_t f, wchar_t g, long double h, ...) { return a; }
namespace { struct Hidden { int m() { return 3; } template <class T> T t(T x) { return x; } }; }
template <class T> struct Outer { template <class U> struct Inner { template <class V> V f(T, U, V const&) const; friend int operator*(Inner, int) { return 2; } }; static T value; enum { size = sizeof(T) }; };
template <class T> template <class U> template <class V> V Outer<T>::Inner<U>::f(T, U, V const& v) const { return v; }
template <class T> T Outer<T>::value = T();
template <class T> int defaulted(T f = [](T x) { return x; }(3)) { return 1; }
thread_local std::string tls = "x";
template <class T> auto braces(T t) -> decltype(P{1, int(t)}) { return {}; }
template <class T> auto newed(T t) -> decltype(new T(t)) { return nullptr; }
template <class T> auto casts(T t) -> decltype(static_cast<int>(t) + reinterpret_cast<long>(&t) + (char)t + -t * ~t + !t) { return 1; }
template <class T> auto ternary(T t) -> decltype(t ? t : T(1)) { return t; }
template <class T> std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, T> only(T t) { return t; }
template <class T, int N> void sized(T (&)[N], char (*)[N * 2 + 1] = nullptr) {}
int run() {
  std::vector<std::string> v{"a"}; std::map<std::string, std::vector<int>> m; std::unordered_map<int, std::shared_ptr<Q>> u; std::sort(v.begin(), v.end(), [](auto const& a, auto const& b) { return a > b; });
  m["x"].push_back(3); u[3] = std::make_shared<Q>(); std::variant<int, std::string, double> var = 3; std::visit(Visitor{[](int) { return 1; }, [](std::string const&) { return 2; }, [](double) { return 3; }}, var);
  call([](int x, float y) { return x + y; }, 3, 4.f); add(1, 2.0); first(v); sizeOf(&m); ints(std::make_index_sequence<4>()); folded(1, 2.0, 'c'); count(1, 2u); Value<3>::get(); Value<&global>::get(); Value<&Q::q>::get(); Value<E::b>::get(); Value<P{1, 2}>::get(); structural<P{3, 4}>();
  Ops o{1}; (void)static_cast<int*>(o); (void)(o < 3); (void)new Ops; choose(nullptr, nullptr, nullptr, *(int (*)[4])nullptr, nullptr); chain(3); chain('c'); apply(target, 3); invoke(*new Q, &Q::q, 3, 2.f); make<std::vector>(3); tagged({}); small(3); needed('c'); generic(1, 2, 3.0); generic(1); templated(std::array<int, 3>(), 3); enumerated<E::b>();
  literals<true, 'c', -3, 7, 2, E::a, nullptr, nullptr>(); literals<false, -1, 3, 0, -2, E::b, nullptr, &global>(); addresses<global, target, &P::y>(); hidden(); Hidden().m(); Hidden().t(3); Outer<int>::Inner<char>().f(1, 'c', 2.0); Outer<P*>::value = nullptr; (void)(Outer<int>::Inner<int>() * 3); defaulted<int>(); tls += "y";
  braces(1); newed(1); casts(1); ternary(1); only(3); int a[5]; sized(a); std::function<int(std::string const&, std::vector<double>&&)> f = [&](auto&& s, auto&&) { return (int)s.size() + a[0]; }; f("x", {});
  std::cout << 3 << std::string("x") << std::endl; std::stringstream ss; ss << v[0]; std::thread t([&] { run(); }); t.join(); std::async(target, 3).get(); std::regex r("a+"); std::regex_match(v[0], r); std::tuple<int, std::string, P> tp; std::apply([](auto&&... x) { return sizeof...(x); }, tp); std::any an = 3; std::any_cast<int>(an); std::optional<std::pair<int, Q>> op; op.emplace();
  std::mt19937 g; std::uniform_int_distribution<> d(1, 6); d(g); auto w = v | std::views::transform([](auto& s) { return s.size(); }) | std::views::filter([](auto n) { return n > 1; }); for (auto x : w) global += x; std::accumulate(v.begin(), v.end(), std::string()); std::complex<float> c(1, 2); c = std::pow(c, c); std::set<std::pair<int, E>> se; se.insert({1, E::a}); std::list<int> li{1}; li.sort(); std::deque<Q> dq(3);
  std::chrono::duration<double> du = std::chrono::seconds(3); std::bind(target, std::placeholders::_1)(3); static auto nested = [](auto x) { return [x](auto y) { return [=](auto... z) { return x + y + sizeof...(z); }; }; }; return nested(1)(2.f)('c', 3);
}
template int (&matrix<2, 3>(int (&)[2][3]))[4];
}
