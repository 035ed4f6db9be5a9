#!/usr/bin/env python3
"""Tests scripts/check-rooms with small houses: that it accepts what the map allows, and finds what it does not."""

import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

CHECK_ROOMS = Path(__file__).parents[2] / "scripts/check-rooms"

# Three floors. The uppermost one looks into the middle alone, and so reaches the ground through it.
MAP = """
    room(ground
         DOES "stones")
    room(middle
         DOES "walls; windows"
         LOOKS_INTO ground)
    room(roof
         DOES "tiles"
         LOOKS_INTO middle)
    """
HOUSE = {
    "cmake/rooms.cmake": MAP,
    "docs/architecture.md": """
        # A house

        | room | does | looks into |
        | --- | --- | --- |
        | `roof` | tiles | middle |
        | `middle` | walls; windows | ground |
        | `ground` | stones | |

        That was it.
        """,
    "include/ground/stone.h": """
        #pragma once
        namespace mock {
        struct Stone {};
        inline constexpr int most_stones = 5;
        Stone quarry(int depth);
        namespace stones {
        int count();
        }  // namespace stones
        }  // namespace mock
        """,
    "src/ground/stone.cpp": '#include "ground/stone.h"\n',
    "include/middle/wall.h": """
        #pragma once
        #include "ground/stone.h"
        namespace mock {
        struct Wall {};
        }  // namespace mock
        """,
    "src/middle/inside.h": '#include "ground/stone.h"\n',
    "src/roof/tile.cpp": '#include "middle/wall.h"\n',
}


def check(changed, *options):
    """Exit code and lines of check-rooms for the house with these files changed, and its document as it is then. None
    for a text: that file is not there."""
    files = HOUSE | changed
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        for name, text in files.items():
            if text is not None:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(textwrap.dedent(text).lstrip("\n"))
        done = subprocess.run([sys.executable, CHECK_ROOMS, *options, directory], capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines(), (root / "docs/architecture.md").read_text()


class CheckRooms(unittest.TestCase):
    def refuses(self, changed, *violations):
        code, lines, _ = check(changed)
        self.assertEqual((code, lines), (1, list(violations)))

    def accepts(self, changed):
        code, lines, _ = check(changed)
        self.assertEqual((code, lines), (0, ["every include goes down"]))

    def test_a_house_in_order_passes(self):
        self.accepts({})

    def test_no_room_looks_into_one_that_the_map_does_not_give_it(self):
        self.refuses(
            {"src/roof/tile.cpp": '#include "middle/wall.h"\n#include "ground/stone.h"\n'},
            "src/roof/tile.cpp:2: roof may not look into ground (ground/stone.h)",
        )
        self.refuses(
            {"src/ground/stone.cpp": '#include "roof/x.h"\n'},
            "src/ground/stone.cpp:1: ground may not look into roof (roof/x.h)",
        )

    def test_a_room_is_used_by_its_headers_alone(self):
        violation = "{0} is inside middle, not one of its headers in include/"
        self.refuses(
            {"src/roof/tile.cpp": '#include "middle/wall.h"\n#include "middle/inside.h"\n'},
            "src/roof/tile.cpp:2: " + violation.format("middle/inside.h"),
        )
        self.refuses(
            {"src/roof/tile.cpp": '#include "middle/wall.h"\n#include "../middle/inside.h"\n'},
            "src/roof/tile.cpp:2: " + violation.format("middle/inside.h"),
        )

    def test_what_a_file_names_it_includes(self):
        for code, name in {
            "mock::Stone first;": "Stone",
            "auto last = Stone::last;": "Stone",
            "int most = most_stones;": "most_stones",
            "auto deep = quarry(5);": "quarry",
            "int all = stones::count();": "stones",
            "using namespace stones;": "stones",
        }.items():
            with self.subTest(code):
                self.refuses(
                    {"src/roof/tile.cpp": f'#include "middle/wall.h"\n\n{code}\n'},
                    f"src/roof/tile.cpp:3: {name} is of ground, of which nothing is included here",
                )

    def test_a_room_is_told_once_for_each_file(self):
        self.refuses(
            {"src/roof/tile.cpp": '#include "middle/wall.h"\nStone first;\nStone second = quarry(1);\n'},
            "src/roof/tile.cpp:2: Stone is of ground, of which nothing is included here",
        )

    def test_what_only_looks_like_a_name_is_none(self):
        for code in [
            "// Stone",
            'auto word = "Stone";',
            'auto words = R"(\n"Stone)";',
            "wall.Stone(); wall->quarry(1); other::Stone x;",
            "int quarry = 5;",
            "struct Stone;\nvoid take(const Stone& stone);",
            "template <class Stone> void take(const Stone& stone);",
            "struct Stone {};\nStone own;",
        ]:
            with self.subTest(code):
                self.accepts({"src/roof/tile.cpp": f'#include "middle/wall.h"\n{code}\n'})

    def test_a_name_that_two_rooms_offer_tells_nothing(self):
        wall = HOUSE["include/middle/wall.h"].replace("struct Wall {};", "struct Stone {};")
        self.accepts({"include/middle/wall.h": wall, "src/roof/tile.cpp": '#include "middle/wall.h"\nStone first;\n'})

    def test_headers_of_the_same_room_bring_what_they_include(self):
        self.accepts({"src/middle/wall.cpp": '#include "middle/wall.h"\nStone first;\n'})
        self.accepts({"src/middle/wall.cpp": '#include "inside.h"\nStone first;\n'})
        self.refuses(
            {"src/middle/wall.cpp": "Stone first;\n"},
            "src/middle/wall.cpp:1: Stone is of ground, of which nothing is included here",
        )

    def test_each_thing_from_outside_has_its_places(self):
        for code, thing, places in [
            ("std::mutex guard;", "std::mutex", "include/base/"),
            ("#include <httplib.h>", "#include <httplib", "src/http/client.cpp"),
            ("auto now = system_clock::now();", "system_clock::now", "src/base/time.cpp"),
            ("sleep(1);", "sleep(", "src/asking/asker.cpp"),
        ]:
            with self.subTest(code):
                status, lines, _ = check({"src/roof/tile.cpp": f'#include "middle/wall.h"\n{code}\n'})
                self.assertEqual((status, len(lines)), (1, 1), lines)
                self.assertIn(f"src/roof/tile.cpp:2: {thing} may only be used in {places}", lines[0])

    def test_the_map_goes_from_the_ground_up(self):
        upside_down = MAP.replace('"stones"', '"stones" LOOKS_INTO roof')
        code, lines, _ = check({"cmake/rooms.cmake": upside_down})
        self.assertEqual(code, 1)
        self.assertIn("cmake/rooms.cmake:1: ground looks into roof, which does not lie below it", lines)

    def test_the_map_is_all_read(self):
        code, lines, _ = check({"cmake/rooms.cmake": MAP + 'room(cellar DOES "what?" AND "what else?")\n'})
        self.assertEqual(code, 1)
        self.assertIn("a room is told twice, or not as", lines[0])

    def test_a_room_that_is_not_on_the_map_is_none(self):
        self.refuses(
            {"src/cellar/wine.cpp": "int bottles;\n"},
            "src/cellar/wine.cpp:1: unknown room cellar: cmake/rooms.cmake does not have it",
        )

    def test_the_map_promises_no_look_that_nobody_takes(self):
        self.refuses(
            {"src/roof/tile.cpp": "int tiles;\n"},
            "cmake/rooms.cmake:6: roof includes nothing of middle",
        )

    def test_the_table_of_the_document_is_printed_from_the_map(self):
        another = HOUSE["docs/architecture.md"].replace("windows | ground", "windows | ground, roof")
        told = "the table is not that of cmake/rooms.cmake (scripts/check-rooms --table writes it)"
        self.refuses({"docs/architecture.md": another}, "docs/architecture.md:3: " + told)
        self.refuses({"docs/architecture.md": "# A house without a table\n"}, "docs/architecture.md:1: " + told)

        code, lines, document = check({"docs/architecture.md": another}, "--table")
        self.assertEqual((code, lines), (0, []))
        self.assertEqual(document, textwrap.dedent(HOUSE["docs/architecture.md"]).lstrip("\n"))

    def test_a_house_without_files_is_none(self):
        code, lines, _ = check({name: None for name in HOUSE if name.startswith(("include/", "src/"))})
        self.assertEqual((code, len(lines)), (1, 1))
        self.assertIn("no sources found", lines[0])


if __name__ == "__main__":
    unittest.main()
