#include "base/table.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.h"

namespace mock {
namespace {

struct Person {
  std::string id, town;
  int age = 0;
  std::string nickname{};  // most have none
  bool is_rare = false;
  using Ways = FoundBy<By<&Person::id>, By<&Person::town>, By<>, ByGiven<&Person::nickname>,
                       ByGiven<&Person::town, &Person::is_rare>>;
};

// Few groups for many values: rows that have nothing in common but their hash.
struct PoorHash {
  template <class... Values>
  std::uint64_t operator()(const Values&... values) const noexcept {
    return FieldHash{}(values...) % 3;
  }
};

// What a table must do, done with the standard containers alone.
class Model {
 public:
  void put(const Person& person) {
    const auto [at, added] = rows_.try_emplace(person.id);
    if (added) at->second.first = ++last_;
    at->second.second = person;
  }
  bool erase(const std::string& id) { return rows_.erase(id) == 1; }
  const Person* find(const std::string& id) const {
    const auto at = rows_.find(id);
    return at == rows_.end() ? nullptr : &at->second.second;
  }
  template <class Wanted>
  std::vector<std::string> ids(Wanted wanted) const {
    std::map<int, std::string> by_age_of_row;
    for (const auto& [id, row] : rows_)
      if (wanted(row.second)) by_age_of_row[row.first] = id;
    std::vector<std::string> out;
    for (const auto& [number, id] : by_age_of_row) out.push_back(id);
    return out;
  }
  std::size_t size() const { return rows_.size(); }

 private:
  std::map<std::string, std::pair<int, Person>> rows_;
  int last_ = 0;
};

template <class Range>
std::vector<std::string> ids_of(const Range& range) {
  std::vector<std::string> out;
  for (const Person& person : range) out.push_back(person.id);
  return out;
}

const std::vector<std::string> towns{"Helsinki", "Berlin", "Sydney"};

template <class Hash>
bool agree(const Table<Person, Hash>& table, const Model& model) {
  bool same = table.size() == model.size();
  same = same && ids_of(table.template with<>()) == model.ids([](const Person&) { return true; });
  for (const auto& town : towns)
    same = same &&
           ids_of(table.template with<&Person::town>(town)) ==
               model.ids([&](const Person& person) { return person.town == town; }) &&
           ids_of(table.template with<&Person::town, &Person::is_rare>(town, true)) ==
               model.ids([&](const Person& person) { return person.town == town && person.is_rare; });
  same = same && ids_of(table.template with<&Person::nickname>("Bo")) ==
                     model.ids([](const Person& person) { return person.nickname == "Bo"; });
  for (int i = 0; i < 400; ++i) {
    const auto id = std::to_string(i);
    const auto *found = table.find(id), *expected = model.find(id);
    same = same && (found == nullptr) == (expected == nullptr);
    same = same && (found == nullptr || (found->age == expected->age && found->town == expected->town));
  }
  return same;
}

// Random changes on a table and on its model, while old versions of both are kept and compared again later.
template <class Hash>
void change_at_random(unsigned seed, int changes) {
  std::mt19937 chance(seed);
  const auto any = [&](int below) { return static_cast<int>(chance() % static_cast<unsigned>(below)); };
  Table<Person, Hash> table;
  Model model;
  std::vector<std::pair<Table<Person, Hash>, Model>> kept;
  int bias = 7;  // of ten changes so many add: the table grows, then shrinks, then grows again
  for (int i = 0; i < changes; ++i) {
    if (i % 1500 == 0) bias = any(2) == 0 ? 7 : 3;
    const auto id = std::to_string(any(400));
    if (any(10) < bias) {
      const Person person{id, towns[static_cast<std::size_t>(any(3))], any(100), any(4) == 0 ? "Bo" : "", any(5) == 0};
      table.put(person);
      model.put(person);
    } else {
      REQUIRE(table.erase(id) == model.erase(id));
    }
    if (i % 500 == 0) {
      REQUIRE(agree(table, model));
      if (kept.size() == 10) kept.erase(kept.begin() + any(10));
      kept.emplace_back(table, model);
      if (any(4) == 0) {  // and go on from an older version, as restoring a snapshot does
        const auto& old = kept[static_cast<std::size_t>(any(static_cast<int>(kept.size())))];
        std::tie(table, model) = old;
      }
    }
  }
  for (const auto& [old_table, old_model] : kept) REQUIRE(agree(old_table, old_model));
}

TEST_CASE("A table does what the standard containers do, and old versions stay as they were", "[table]") {
  for (const unsigned seed : {1U, 2U, 3U, 4U}) change_at_random<FieldHash>(seed, 12'000);
}

TEST_CASE("Rows whose fields merely have the same hash are told apart", "[table]") {
  change_at_random<PoorHash>(5, 4'000);
}

TEST_CASE("A table emptied row by row is empty, and can be filled again", "[table]") {
  Table<Person> table;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 2'000; ++i) table.put({std::to_string(i), "Helsinki", i});
    REQUIRE(table.size() == 2'000);
    for (int i = 1'999; i >= 0; --i) REQUIRE(table.erase(std::to_string(i)));
    REQUIRE(table.size() == 0);
    REQUIRE(table.with<>().empty());
    REQUIRE_FALSE(table.erase(std::string("1")));
  }
}

TEST_CASE("A row is added once, and not when there is one already", "[table]") {
  Table<Person> table;
  const auto* added = table.add({"a", "Helsinki", 1});
  REQUIRE(added != nullptr);
  CHECK(added->age == 1);
  CHECK(table.add({"a", "Berlin", 2}) == nullptr);
  CHECK(table.find(std::string("a"))->town == "Helsinki");
  CHECK(table.size() == 1);
}

TEST_CASE("Every row is visited once, whatever the way it is found by", "[table]") {
  Table<Person> table;
  std::map<std::string, int> visits;
  for (int i = 0; i < 500; ++i) table.put({std::to_string(i), "Helsinki", i});
  table.each([&](const Person& person) { ++visits[person.id]; });
  CHECK(visits.size() == 500);
  CHECK(std::all_of(visits.begin(), visits.end(), [](const auto& each) { return each.second == 1; }));
}

TEST_CASE("Texts of any length are the same when all their bytes are", "[table]") {
  for (std::size_t length = 0; length <= 40; ++length) {
    const std::string text(length, 'x');
    REQUIRE(is_same(text, std::string(text)));
    REQUIRE_FALSE(is_same(text, text + "x"));
    for (std::size_t at = 0; at < length; ++at) {
      auto other = text;
      other[at] = 'y';
      REQUIRE_FALSE(is_same(text, other));
    }
  }
}

TEST_CASE("A changed row keeps its place in the order of creation", "[table]") {
  Table<Person> table;
  table.put({"a", "Helsinki", 1});
  table.put({"b", "Helsinki", 2});
  table.put({"a", "Berlin", 3});
  table.put({"c", "Helsinki", 4});
  CHECK(ids_of(table.with<>()) == std::vector<std::string>{"a", "b", "c"});
  CHECK(ids_of(table.with<&Person::town>(std::string("Helsinki"))) == std::vector<std::string>{"b", "c"});
  CHECK(table.find(std::string("a"))->age == 3);
}

TEST_CASE("Readers see whole versions while a writer commits", "[table][threads]") {
  // The writer keeps one truth: the ages of every version add up to zero. A reader that saw a version being changed
  // would find another sum.
  constexpr int rows = 500, commits = 3'000, reader_count = 3;
  Table<Person> first;
  for (int i = 0; i < rows; ++i) first.put({std::to_string(i), towns[static_cast<std::size_t>(i) % 3], 0});
  std::mutex door;
  Table<Person> present = first;
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0, readings = 0;

  const auto read = [&] {
    while (!done) {
      Table<Person> version;
      {
        const std::lock_guard lock(door);
        version = present;
      }
      int sum = 0;
      for (const auto& town : towns)
        for (const auto& person : version.with<&Person::town>(town)) sum += person.age;
      wrong += sum == 0 && version.size() == rows ? 0 : 1;
      ++readings;
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < reader_count; ++i) readers.emplace_back(read);
  std::mt19937 chance(1);
  for (int i = 0; i < commits; ++i) {
    Table<Person> draft = present;  // only this thread changes it
    const auto change = [&](int by) {
      auto person = *draft.find(std::to_string(chance() % rows));
      person.age += by;
      person.town = towns[chance() % 3];
      draft.put(std::move(person));
    };
    change(+1);
    change(-1);
    const std::lock_guard lock(door);
    present = std::move(draft);
  }
  while (readings < reader_count) std::this_thread::yield();
  done = true;
  for (auto& reader : readers) reader.join();
  CHECK(wrong == 0);
  for (const auto& person : first.with<>()) REQUIRE(person.age == 0);
}

TEST_CASE("Two tables tell which rows they do not share", "[table]") {
  std::mt19937 chance(7);
  const auto any_id = [&](int most) { return std::to_string(chance() % static_cast<unsigned>(most)); };
  for (const int rows : {0, 1, 15, 17, 300, 5000}) {
    Table<Person> before;
    for (int i = 0; i < rows; ++i) before.put({std::to_string(i), "Rome", 0});
    for (const int changes : {0, 1, 10, 400}) {
      auto after = before;
      for (int i = 0; i < changes; ++i)
        chance() % 3 == 0 ? (void)after.erase(any_id(rows + 1)) : (void)after.put({any_id(rows + 20), "Oslo", i + 1});

      std::map<std::string, int> expected;  // id: the age before is worth 1 000 000, the age after 1
      const auto age = [](const Person* person) { return person == nullptr ? 999 : person->age; };
      for (const auto* table : {&before, &after})
        table->each([&](const Person& person) {
          const auto* then = before.find(person.id);
          const auto* now = after.find(person.id);
          if (then != now) expected[person.id] = age(then) * 1'000'000 + age(now);
        });
      std::map<std::string, int> told;
      Table<Person>::each_difference(before, after, [&](const Person* then, const Person* now) {
        if (then != nullptr && now != nullptr) REQUIRE(then->id == now->id);
        auto& both = told.try_emplace((then != nullptr ? then : now)->id, 999 * 1'000'000 + 999).first->second;
        if (then != nullptr) both += (then->age - 999) * 1'000'000;
        if (now != nullptr) both += now->age - 999;
      });
      INFO(rows << " rows, " << changes << " changes");
      CHECK(told == expected);
    }
  }
}

TEST_CASE("Tables that were made apart differ in every row", "[table]") {
  Table<Person> one;
  Table<Person> other;
  for (int i = 0; i < 100; ++i) one.put({std::to_string(i), "Rome", 0});
  for (int i = 50; i < 150; ++i) other.put({std::to_string(i), "Rome", 0});
  std::set<std::string> before;
  std::set<std::string> after;
  Table<Person>::each_difference(one, other, [&](const Person* then, const Person* now) {
    if (then != nullptr) before.insert(then->id);
    if (now != nullptr) after.insert(now->id);
  });
  CHECK(before.size() == 100);
  CHECK(after.size() == 100);
}

}  // namespace
}  // namespace mock
