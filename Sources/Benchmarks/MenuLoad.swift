// What the menu under the line costs among a great many things, on a terminal and to the last byte of what is drawn:
// Tab over names that were seen before, typing that narrows, `pick` over rows. Where nothing is typed, nothing may run.

import Exchange
import Library
import Storage
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measures menus.
enum MenuLoad {
    /// Lines of the report, and whether all budgets are kept.
    static func report(_ juke: String, in home: String) async -> (lines: [String], isGood: Bool) {
        guard await writeNames(), writeRows(to: home + "/rows.jsonl") else {
            return (["menus: the names could not be written"], false)
        }
        let typed = ["blue mo", "3917", "rdosn", "the 4", "lo", "n gol"]
        let completing = Menu(
            name: "menu", command: [juke, "--no-rc"], opening: "artist ", keys: typed, opener: "\t\t")
        let pointing = Menu(
            name: "pick", command: [juke, "--demo", "--no-rc"],
            before: "login; !cat \(home)/rows.jsonl | rows - | reverse | pick", opening: "", keys: typed)
        let reports = [completing.report(), pointing.report(), idle([juke, "--demo", "--no-rc"])]
        return (reports.map(\.line), reports.allSatisfy(\.isGood))
    }

    /// How many names and rows there are.
    private static let count = 100_000

    private static let words = [
        "Blue", "Night", "The", "Love", "Moon", "Golden", "Electric", "Black", "Paper", "Silent", "River", "Wild",
        "Broken", "Young", "Summer", "Little", "Ocean", "Secret", "Velvet", "Iron", "Lost", "Radio", "Sun", "Winter",
        "Crystal", "Hollow", "Midnight", "Glass", "Echo", "Red", "Stone", "Falling",
    ]

    private static func name(_ number: Int) -> String {
        "\(words[number % 32]) \(words[number / 32 % 31]) \(number * 7919 % count)"
    }

    /// Puts names into the file in which the started editor finds them.
    private static func writeNames() async -> Bool {
        guard let cache = getenv("XDG_CACHE_HOME").map({ String(cString: $0) }) else { return false }
        for folder in ["/juke", "/juke/default"] { mkdir(cache + folder, 0o700) }
        let file = LibraryFile(path: cache + "/juke/default/library.db", time: SystemTime())
        let names = (0..<count).map { number in
            let name = name(number)
            return IndexedName(
                kind: "artist", uri: "spotify:artist:\(number)", name: name, folded: Folding.folded(name))
        }
        await file.names.add(names)
        await file.finish()
        return true
    }

    /// Writes rows as `rows -` reads them, of a kind for which no request is sent; false where that fails.
    private static func writeRows(to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        for number in 0..<count {
            let rest = #""type":"Speaker","active":false,"volume":50,"restricted":false}"#
            fputs(#"{"kind":"device","id":"\#(number)","name":"\#(name(number))",\#(rest)"# + "\n", file)
        }
        return fclose(file) == 0
    }

    /// A menu and how it is reached.
    private struct Menu {
        var name: String
        var command: [String]
        /// A line that is entered first.
        var before: String?
        /// What is typed for it to open.
        var opening: String
        /// What narrows it, key by key, and is then taken back.
        var keys: [String]
        /// The keys that open it; nil where it is open.
        var opener: String?

        /// How long the slowest of a hundred openings may take, and the slowest of a hundred keys, in ms.
        private static let budget = (opening: 4.0, key: 2.0)
        /// What the noise of the machine may add, as a factor.
        private static let noise = 1.5

        func report() -> (line: String, isGood: Bool) {
            guard let (openings, keys) = Sample.menu(command, before, opening, opener, narrowing: self.keys),
                let slowKey = keys.slowest, let key = keys.median
            else { return ("\(name) over \(count) things: could not be measured", false) }
            var line =
                "\(name) over \(count) things: a key p99 \(ms(slowKey)) ms (budget \(Self.budget.key)), "
                + "median \(ms(key)) ms"
            var isGood = slowKey / 1000 <= Self.budget.key * Self.noise
            if let slow = openings.slowest, let median = openings.median {
                line += "; opened p99 \(ms(slow)) ms (budget \(Self.budget.opening)), median \(ms(median)) ms"
                isGood = isGood && slow / 1000 <= Self.budget.opening * Self.noise
            }
            return (line, isGood)
        }

        private func ms(_ microseconds: Double) -> Double { Double(Int(microseconds / 10)) / 100 }
    }

    /// How often any thread of a prompt runs while nothing is typed.
    private static func idle(_ command: [String]) -> (line: String, isGood: Bool) {
        guard let count = Sample.wakeUps(command, until: "> ", seconds: 3) else {
            return ("idle prompt: could not be measured", false)
        }
        return ("idle prompt: \(count) wake-ups in 3 s (budget 0)", count == 0)
    }
}
