#include "base/tree.h"

#include <algorithm>

namespace mock {

// Leaves (height 0) hold values; a node of height h holds nodes of height h-1. keys[i] is not above any key under
// slots[i], and is above every key under slots[i-1]; after removals it may be lower than the lowest key that is left.
struct Tree::Node final : Counted {
  explicit Node(std::size_t node_height) : height(node_height) {}
  Node(const Node& other) : Counted(other), height(other.height), count(other.count), keys(other.keys) {
    // Each slot's owners are counted on a cache line of its own: ask for all of them before touching the first.
    for (std::size_t i = 0; i < count; ++i) other.slots[i]->expect_owner();
    std::copy_n(other.slots.begin(), count, slots.begin());
  }

  __extension__ using Wide = unsigned __int128;
  static Wide wide(Key key) noexcept { return Wide{key.group} << 64U | key.number; }

  [[nodiscard]] const Node* child(std::size_t i) const noexcept { return static_cast<const Node*>(slots[i].get()); }

  /// How many keys are below `key`: the position where it is or would be. Written without branches to mispredict.
  [[nodiscard]] std::size_t lower(Key key) const noexcept {
    std::size_t first = 0;
    for (std::size_t left = count; left > 0;) {
      const auto half = (left + 1) / 2;
      first += wide(keys[first + half - 1]) < wide(key) ? half : 0;
      left -= half;
    }
    return first;
  }
  /// The child under which `key` is or would be.
  [[nodiscard]] std::size_t child_for(Key key) const noexcept {
    const auto at = lower(key);
    return at < count && keys[at] == key ? at : at == 0 ? 0 : at - 1;
  }

  /// Asks the cache for the whole node at once; searching it would ask for one line after the other.
  void expect_search() const noexcept {
    const auto* first = reinterpret_cast<const char*>(this);
    for (std::size_t offset = 0; offset < sizeof(Node); offset += 64) __builtin_prefetch(first + offset);
  }

  void insert(std::size_t at, Key key, Value value) {
    std::move_backward(keys.begin() + at, keys.begin() + count, keys.begin() + count + 1);
    std::move_backward(slots.begin() + at, slots.begin() + count, slots.begin() + count + 1);
    keys[at] = key;
    slots[at] = std::move(value);
    ++count;
  }
  void remove(std::size_t at) {
    std::move(keys.begin() + at + 1, keys.begin() + count, keys.begin() + at);
    std::move(slots.begin() + at + 1, slots.begin() + count, slots.begin() + at);
    slots[--count] = Value();
  }
  /// Moves the entries from `at` on to the end of `to`.
  void move_tail(std::size_t at, Node& to) {
    std::move(keys.begin() + at, keys.begin() + count, to.keys.begin() + to.count);
    std::move(slots.begin() + at, slots.begin() + count, to.slots.begin() + to.count);
    to.count += count - at;
    count = at;
  }

  std::size_t height;
  std::size_t count = 0;
  std::array<Key, fan_out> keys;
  std::array<Value, fan_out> slots;

  // ---- changing a tree: every function below is given a node that only the tree being changed owns ----

  /// The node in `slot`, to be changed: itself when no other tree shares it, else a copy that takes its place.
  static Node& own(Value& slot) {
    if (!slot->unshared()) slot = Value(new Node(static_cast<const Node&>(*slot)));
    return const_cast<Node&>(static_cast<const Node&>(*slot));  // unshared: nobody else can see the change
  }

  /// Inserts, splitting a full node: the part split off to the right is returned.
  static Value insert_or_split(Node& node, std::size_t at, Key key, Value value) {
    if (node.count < fan_out) {
      node.insert(at, key, std::move(value));
      return {};
    }
    auto* right = new Node(node.height);
    Value split(right);
    // Rows of one parent are numbered upward: when appending, leave the left node full instead of half empty.
    node.move_tail(at == fan_out ? fan_out : fan_out / 2, *right);
    if (at > node.count || right->count == 0)
      right->insert(at - node.count, key, std::move(value));
    else
      node.insert(at, key, std::move(value));
    return split;
  }

  static Value put(Node& node, Key key, Value&& value, bool& added) {
    node.expect_search();
    if (node.height == 0) {
      const auto at = node.lower(key);
      if (at < node.count && node.keys[at] == key) {
        node.slots[at] = std::move(value);
        return {};
      }
      added = true;
      return insert_or_split(node, at, key, std::move(value));
    }
    const auto at = node.child_for(key);
    node.keys[at] = std::min(node.keys[at], key);
    Value right = put(own(node.slots[at]), key, std::move(value), added);
    if (!right) return {};
    const Key first = static_cast<const Node&>(*right).keys[0];
    return insert_or_split(node, at + 1, first, std::move(right));
  }

  static bool erase(Node& node, Key key) {
    if (node.height == 0) {
      const auto at = node.lower(key);
      if (at == node.count || node.keys[at] != key) return false;
      node.remove(at);
      return true;
    }
    const auto at = node.child_for(key);
    Node& child = own(node.slots[at]);
    if (!erase(child, key)) return false;
    if (child.count == 0)
      node.remove(at);
    else if (child.count < fan_out / 4)
      join_with_neighbour(node, at);
    return true;
  }

  /// Keeps trees dense after many removals: two neighbours that fit into one node become one.
  static void join_with_neighbour(Node& node, std::size_t at) {
    const auto left = at > 0 ? at - 1 : at;
    const auto right = left + 1;
    if (right >= node.count || node.child(left)->count + node.child(right)->count > fan_out * 3 / 4) return;
    own(node.slots[right]).move_tail(0, own(node.slots[left]));
    node.remove(right);
  }
};

void Tree::put(Key key, Value value) {
  if (!root_) root_ = Value(new Node(0));
  bool added = false;
  Node& root = Node::own(root_);
  if (Value right = Node::put(root, key, std::move(value), added)) {
    auto* above = new Node(root.height + 1);
    const Key first = static_cast<const Node&>(*right).keys[0];
    above->insert(0, root.keys[0], std::move(root_));
    above->insert(1, first, std::move(right));
    root_ = Value(above);
  }
  size_ += added ? 1 : 0;
}

bool Tree::erase(Key key) {
  const auto found = from(key);
  if (found.done() || found.key() != key) return false;  // nothing is copied for a key that is not there
  Node& root = Node::own(root_);
  Node::erase(root, key);
  --size_;
  if (root.count == 0)
    root_ = Value();
  else if (root.height > 0 && root.count == 1)
    root_ = Value(root.slots[0]);
  return true;
}

const Counted* Tree::first_of(std::uint64_t group) const noexcept {
  const auto* node = static_cast<const Node*>(root_.get());
  if (node == nullptr) return nullptr;
  const Key key{group, 0};
  while (node->height > 0) {
    node = node->child(node->child_for(key));
    node->expect_search();
  }
  const auto at = node->lower(key);
  if (at < node->count) return node->keys[at].group == group ? node->slots[at].get() : nullptr;
  const auto next = from(key);  // it may begin the next leaf
  return !next.done() && next.key().group == group ? next.value() : nullptr;
}

Tree::Cursor Tree::from(Key key) const noexcept {
  Cursor cursor;
  const auto* node = static_cast<const Node*>(root_.get());
  if (node == nullptr) return cursor;
  while (node->height > 0) {
    const auto at = node->child_for(key);
    cursor.path_[cursor.depth_++] = {node, at};
    node = node->child(at);
    node->expect_search();
  }
  cursor.enter(*node, node->lower(key));
  if (cursor.done()) cursor.enter_next_leaf();  // all of this leaf is below
  return cursor;
}

void Tree::Cursor::enter(const Node& leaf, std::size_t at) noexcept {
  key_ = leaf.keys.data() + at;
  value_ = leaf.slots.data() + at;
  left_ = leaf.count - at;
}

void Tree::Cursor::enter_next_leaf() noexcept {
  while (depth_ > 0 && ++path_[depth_ - 1].at == path_[depth_ - 1].node->count) --depth_;
  if (depth_ == 0) return;
  const auto* node = path_[depth_ - 1].node->child(path_[depth_ - 1].at);
  for (; node->height > 0; node = node->child(0)) path_[depth_++] = {node, 0};
  enter(*node, 0);
}

// Goes through the entries of a tree in their order, and stands at whole subtrees before it looks into them.
class Tree::Walk {
 public:
  explicit Walk(const Tree& tree) {
    if (tree.root_) root_ = static_cast<const Node*>(tree.root_.get());
  }

  [[nodiscard]] bool done() const { return root_ == nullptr; }
  [[nodiscard]] bool at_entry() const { return depth_ > 0 && step().node->height == 0; }
  /// The subtree or the entry that it stands at; nullptr at the end.
  [[nodiscard]] const Counted* here() const {
    return depth_ == 0 ? static_cast<const Counted*>(root_) : step().node->slots[step().at].get();
  }
  /// How many levels are below: 0 at an entry.
  [[nodiscard]] std::size_t height() const { return depth_ == 0 ? root_->height + 1 : step().node->height; }
  /// No entry from here on has a lower key.
  [[nodiscard]] Key lowest() const { return depth_ == 0 ? root_->keys[0] : step().node->keys[step().at]; }

  void descend() {
    const auto* node = depth_ == 0 ? root_ : step().node->child(step().at);
    path_[depth_++] = {node, 0};
  }
  /// On to what comes behind all of here().
  void skip() {
    while (depth_ > 0 && ++step().at == step().node->count) --depth_;
    if (depth_ == 0) root_ = nullptr;
  }

 private:
  using Step = Cursor::Step;
  [[nodiscard]] const Step& step() const { return path_[depth_ - 1]; }
  [[nodiscard]] Step& step() { return path_[depth_ - 1]; }

  const Node* root_ = nullptr;
  std::array<Step, Cursor::deepest> path_{};
  std::size_t depth_ = 0;
};

std::vector<Tree::Difference> Tree::differences(const Tree& before, const Tree& after) {
  std::vector<Difference> found;
  Walk one(before);
  Walk other(after);
  while (!one.done() || !other.done()) {
    if (one.here() == other.here()) {  // shared, with all that is below it
      one.skip();
      other.skip();
      continue;
    }
    // Nothing in the other tree has a key as low as the entry that is behind.
    const auto one_is_behind = other.done() || (!one.done() && one.lowest() < other.lowest());
    const auto other_is_behind = one.done() || (!other.done() && other.lowest() < one.lowest());
    if (one_is_behind && one.at_entry()) {
      found.push_back({one.here(), nullptr});
      one.skip();
    } else if (other_is_behind && other.at_entry()) {
      found.push_back({nullptr, other.here()});
      other.skip();
    } else if (one_is_behind || (!other_is_behind && one.height() > other.height())) {
      one.descend();
    } else if (other_is_behind || other.height() > one.height()) {
      other.descend();
    } else if (!one.at_entry()) {
      one.descend();
      other.descend();
    } else {
      found.push_back({one.here(), other.here()});
      one.skip();
      other.skip();
    }
  }
  return found;
}

}  // namespace mock
