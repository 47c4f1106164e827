// Owns the texts with which the language is tried: random bytes, its own words in random order, examples that are cut
// and spliced, nested blocks, and now and then a line of a megabyte. What must be true of each text is in ``Checks``.

import CommandLanguage
import Rows
import ShellCommands

/// Makes texts from the commands' own words and examples.
struct TextGenerator {
    /// Signs, and the names of commands, options and fields.
    private let vocabulary: [String]
    private let examples: [String]
    /// Every beginning of every example, cut between characters. These are tried without chance.
    var prefixes: [String] { examples.flatMap { line in line.indices.map { String(line[..<$0]) } + [line] } }

    /// Gathers words and examples from the commands, the help pages and the tables of fields.
    init() {
        let specs = Catalogue.all.map { $0.spec }
        examples =
            specs.flatMap { $0.examples.map(\.line) } + HelpPage.allCases.flatMap { $0.forms.map(\.form) } + Self.lines
        vocabulary =
            Self.signs + specs.map(\.name) + specs.flatMap { $0.options.map { "--" + $0.name } }
            + CommonOptions.specs.map { "--" + $0.name }
            + Kinds.documented.flatMap { $0.fields.map(\.name) }
    }

    /// Lines that show what the commands' own examples do not.
    private static let lines = [
        "login; search artist radiohead && artist 1 || echo 'no \u{e9}' \"$x \\u{e9}\"",
        "tracks | where duration > 5m | queue add",
        "liked | where year < 1980 and artist ~ bowie | sort -added | take 20 | as old --columns name,year",
        "search album live artist:\"Nina Simone\" | tracks | where not (duration > 6m or name !~ live)",
        "if liked | any { echo a } else if b { for x in $rows:1-3 { echo ${x.name} } } else { def f { $1 } }",
        "albums | where year in (1997, 2007) and added >= 30d-ago | to csv 'a b.csv' --append",
        "let n = (liked | where year in (1997, 2007) | count); if test $n >= 2 or not ${1:-a} ~ 'b' { break }",
        "for y in 1950..1970 step 10 { continue }; for x in liked | take ${n:-3} { not test $x in $rows && return 2 }",
        "def f a b='x y' { echo ${a:?which $b?} ${b:-${1:-'}'}} }; f 1 --b 2; unlet n; undef f; sleep 0.5s",
        "every 30s try time now --format '{?album}{album:<20}{/album} {duration:m:ss>8}'", "tracks | !wc -l \\\n -c",
        "liked | to json | !jq -c '.[] | {id}' | rows - | take 3 | !(sort; cat | head -1) && echo \"${1:-x}\"",
        "$rows | where year > 1990 AND name starts a OR NOT name matches 'b.*' | as y; rows 1-3,7 | rows album:2",
        "for x in liked | take 3 { if not test ${x.year} < 1990 { continue }; break }; return 3",
        "for y in 1950..1970 step 10 { echo $y }; rows - | count",
        "let n = (liked | count); if test $n >= 3 { unlet n } else { undef f }; def f a b=7 { echo $a ${b:?no b} $# }",
        "liked | group added.year sum duration | avg duration; recent | median duration.minutes | min played.hour",
        "albums | where released between 1990 and today and added > 2h-ago | select name s=duration.seconds",
        "liked | where added.weekday between Mon and Fri and artist = @artists or uri in $rows",
        "liked | group released.decade artist max year | sort -max",
        "echo Florence & The Machine; let n=( liked | count ) ; test $n > 2 && echo 'a > b' -- `c & d; not not !e",
        "abbr sa search artist; unabbr sa; source lib; sleep 90min; to csv - --head off; help --json; return",
        "liked | artists | albums | to '{index} {name:20}{artist?by {artist}}' x.csv; devices | where active | device",
        "liked | to format '{index:>3} {name:20}{artist? by {artist}{album?, {album}}}' songs.txt --head off",
    ]

    // Signs that have a meaning, pieces of words, and names of artists and songs that look like signs.
    private static let signs = [
        " ", " ", " ", " ", "  ", "\t", "\n", "\r\n", ";", "; ", " | ", " || ", " && ", "|", "&", " { ", " } ", "{",
        "}", "!",
        "#", "$", "$x", "${x}", "${x.name}", "${", "$rows", "$rows:1-3", "$1", "$@", "$#", "$?", "\"", "'", "‘", "’",
        "“", "”",
        "\\", "\\n", "\\u{e9}", "=", ":", ",", "-", "--", "(", ")", "<", ">=", "!~", "~", "1", "2-5", "7-", "all",
        "last",
        "album:2", "album:", "now", ".", "liked", "é", "東京", "🎵", "e\u{301}", "\u{202E}", "\0", "311", "!!!", "AC/DC",
        "Ke$ha", "Steins;Gate", "7\"", "Don't", "if ", "else ", "for ", " in ", "def ", "every 5s ", "time ", "try ",
        "alias ", "abbr ", "unabbr ", "break", "continue", "return ", "unlet ", "undef ", "test ", "not ", "rows ",
        "rows - | ", "!cat", "!(a; b", "!a 'b", " | !c | ", "${1:-x}", "${x:?no}", "${x:-", "(", "let n = (", " step ",
        "1..3", "..", "AND ", "OR ", "NOT ", " between ", " starts ", " ends ", " matches ", "today", "2h-ago",
        "last-week", "avg ", "median ", "duration.minutes", "added.year", "s=duration.seconds", "{index}", "{name:20}",
        "{artist?by {artist}}", "`", "$(", " & ", " &", " > ", ">> a", "2>&1", " < ", "<3", "let x = !", "x=5", " -- ",
        "@artists", " in $rows", "between Mon and Fri", "between today and 2020", "group artist avg duration",
        "and ", "or ", "not ", " is missing", "'{name:>8}'", "{?album}", "{/album}", "spotify:track:",
        "99999999999999999999",
    ]

    /// The text of a case. Of ten cases two are bytes, four words, two mutated examples, one is nested, and one
    /// begins like an example; every 50 000th is very long.
    func text(_ index: Int, using generator: inout SplitMix) -> String {
        if index % 50_000 == 49_999 { return long(using: &generator) }
        switch index % 10 {
        case 0, 1: return bytes(Int.random(in: 0...48, using: &generator), using: &generator)
        case 2, 3, 4, 5: return soup(Int.random(in: 0...16, using: &generator), using: &generator)
        case 6, 7: return mutated(using: &generator)
        case 8: return nested(using: &generator)
        default: return prefix(using: &generator) + soup(Int.random(in: 0...4, using: &generator), using: &generator)
        }
    }

    // Bytes of any value; those that are no UTF-8 become U+FFFD.
    private func bytes(_ count: Int, using generator: inout SplitMix) -> String {
        String(decoding: (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, as: UTF8.self)
    }

    /// Words in random order, with and without spaces between them.
    private func soup(_ count: Int, using generator: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<count {
            text += vocabulary.randomElement(using: &generator) ?? ""
            if Bool.random(using: &generator) { text += " " }
        }
        return text
    }

    /// One of the examples.
    private func example(using generator: inout SplitMix) -> String { examples.randomElement(using: &generator) ?? "" }

    /// The beginning of an example, cut between bytes, so that it may end inside a character.
    private func prefix(using generator: inout SplitMix) -> String {
        let bytes = Array(example(using: &generator).utf8)
        return String(decoding: bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)), as: UTF8.self)
    }

    /// Two examples spliced, with up to three bytes changed, dropped or added.
    private func mutated(using generator: inout SplitMix) -> String {
        let glue = [" | ", "; ", " && ", " ", "", "\n"].randomElement(using: &generator) ?? ""
        var bytes = Array((prefix(using: &generator) + glue + example(using: &generator)).utf8)
        for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0...2, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            default: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // Brackets in brackets, closed as often as opened or not.
    private func nested(using generator: inout SplitMix) -> String {
        let depth = Int.random(in: 0...Int.random(in: 1...200, using: &generator), using: &generator)
        let closed = Int.random(in: 0...2, using: &generator) == 0 ? depth : Int.random(in: 0...200, using: &generator)
        let forms = [
            ("if count { ", " }"), ("for x in 1 { ", " }"), ("def f { ", " }"), ("if a { } else { ", " }"),
            ("if ", " { }"),
            ("albums | where (", ")"), ("albums | where not ", ""), ("albums | where year = 1 and (", ")"),
            ("time ", ""), ("not ", ""), ("let n = (", ")"), ("echo ${a:-", "}"), ("test (", " = 1)"),
            ("for x in a | ", " { }"),
            ("to format '{?name}", "{/name}'"), ("{", "}"), ("every 5s try ", ""),
            ("!(", ")"), ("!echo $(", "; a)"), ("!a \"$(", ")\""), ("!{ ", " ; }"), ("!a | ", ""), ("let n = (", ")"),
            ("not ", ""), ("${x:-", "}"), ("\"${x:-", "}\""), ("for x in rows 1 | rows - { ", " }"),
            ("for y in 1..3 step 2 { ", " }"), ("{name?", "}"),
        ]
        let form = forms.randomElement(using: &generator) ?? forms[0]
        return String(repeating: form.0, count: depth) + "pause" + String(repeating: form.1, count: closed)
    }

    // Many small parts in a row, up to a megabyte.
    private func long(using generator: inout SplitMix) -> String {
        let parts = [
            "a", "a ", "| ", "; ", "{ ", "if a { ", "\"$x ", "'", "1,", "${x}", "not ", "(", "echo \\\n", "東", "{?a}",
            "!a; ", "!(", "!a | b; ", "`", "${x:-", "1..", "for x in a { ",
        ]
        let part = parts.randomElement(using: &generator) ?? "a"
        return prefix(using: &generator) + String(repeating: part, count: 1 << 20 / part.utf8.count)
    }
}
