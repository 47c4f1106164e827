// Words that other shells, players and languages use for what juke calls differently, and what to type instead.
// A word that is a command here never reaches this table; the shell's diagnostics make the sentences.

/// What to type instead of a word from elsewhere.
package struct FamiliarWord: Sendable, Hashable {
    /// The purpose of the line: `To take the first rows`.
    package var purpose: String
    /// What to type: `take 3`.
    package var line: String
    /// A sentence for what juke does not have at all.
    package var explanation: String?

    init(_ purpose: String, _ line: String, explanation: String? = nil) {
        self.purpose = purpose
        self.line = line
        self.explanation = explanation
    }

    /// What `words` were meant as; nil for words that a user would not expect of a shell. The first word is the
    /// command; the others are carried over as far as they make sense.
    static func meaning(of words: [Word]) -> FamiliarWord? {
        if let typed = words.first?.typed, let meant = ofDatabaseClient(typed) { return meant }
        guard let name = words.first?.bareText?.lowercased() else { return nil }
        let rest = words.dropFirst().map(\.text)
        if let word = words.first?.bareText, isAssignment(word) { return assignment([word] + rest) }
        if otherPlayers.contains(name) { return ofPlayer(Array(words.dropFirst())) }
        return rows(name, rest) ?? listing(name) ?? player(name, rest) ?? shell(name, rest)
    }

    /// Programs whose commands are typed after their names.
    private static let otherPlayers: Set = [
        "juke", "mpc", "playerctl", "spotify", "spt", "spotify_player", "spotifycli", "cmus-remote", "ncspot",
    ]

    /// What a command of another player was meant as; its words are juke's, or familiar ones.
    private static func ofPlayer(_ words: [Word]) -> FamiliarWord {
        guard !words.isEmpty else { return .init("This is the player's shell. To see what can be typed", "help") }
        return meaning(of: words)
            ?? .init("Leave out the name of the program", words.map(\.typed).joined(separator: " "))
    }

    /// What a command of the clients of databases was meant as.
    private static func ofDatabaseClient(_ typed: String) -> FamiliarWord? {
        switch typed {
        case "\\q": shell("leave", [])
        case "\\?", "\\h": shell("?", [])
        case "\\d", "\\l", "\\dt": listing("ls")
        case "\\i": shell("include", [])
        case "\\s": .init("To see the lines typed before", "history")
        case "\\set", "\\pset": shell("settings", [])
        case "\\timing": .init("To see how long a command takes", "time COMMAND")
        default: nil
        }
    }

    /// What a word was meant as that opens a block in other languages.
    static func ofBlock(_ name: String) -> FamiliarWord? {
        let blocks: Set = [
            "while", "until", "loop", "foreach", "each", "unless", "function", "fn", "func", "elif", "elsif",
        ]
        if name.utf8.count > 2, name.hasSuffix("()") {
            return .init("To make a command of your own", "def \(name.dropLast(2)) { … }")
        }
        return blocks.contains(name) ? shell(name, []) : nil
    }

    /// What a word was meant as that begins or ends a part of a block in other languages.
    static func ofBlockPart(_ name: String) -> FamiliarWord? {
        let parts: Set = ["then", "do", "fi", "done", "end", "esac", "endif"]
        return parts.contains(name) ? shell(name, []) : nil
    }

    /// Whether the word gives a name a value: `x=5`.
    private static func isAssignment(_ word: String) -> Bool {
        guard let equals = word.utf8.firstIndex(of: .equals), let first = word.utf8.first else { return false }
        return first.startsName && word.utf8[..<equals].allSatisfy(\.continuesName)
    }

    /// Words for operations on rows.
    private static func rows(_ name: String, _ rest: [String]) -> FamiliarWord? {
        let number = rest.lazy.compactMap { Int($0.drop { $0 == "-" }) }.first.map(String.init) ?? "10"
        let field = rest.first { !$0.hasPrefix("-") } ?? "FIELD"
        switch name {
        case "head", "first", "limit": return .init("To take the first rows", "take \(number)")
        case "last": return .init("To take the last rows", "tail \(number)")
        case "uniq", "distinct", "dedup", "dedupe":
            return .init("To see each thing once", field == "FIELD" ? "unique" : "unique \(field)")
        case "filter", "grep", "egrep", "rg": return .init("To keep the rows that match", condition(rest))
        case "order", "orderby", "order-by": return .init("To sort rows", order(rest))
        case "groupby", "group-by": return .init("To count rows by a field", "group \(field)")
        case "length", "wc", "len", "size": return .init("To count rows", "count")
        case "average", "mean": return .init("To work out the mean", "avg \(field)")
        case "intersect": return .init("To keep what is in both", "common X")
        case "minus": return .init("To leave out what is in the other", "except X")
        case "export":
            if rest.contains(where: { $0.utf8.contains(.equals) }) { return assignment(rest) }
            return .init("To write rows to a file", "to csv FILE")
        default: return nil
        }
    }

    /// `by year desc limit 3` as the commands that mean the same.
    private static func order(_ rest: [String]) -> String {
        let limit = rest.firstIndex { $0.lowercased() == "limit" } ?? rest.endIndex
        let words = rest[..<limit].map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
        let order = ForeignOrder(words)
        let line = order.keys.isEmpty && order.place == nil ? "sort FIELD" : order.line(after: ForeignOrder.command)
        return rest[limit...].dropFirst().first.flatMap { Int($0) }.map { line + " | take \($0)" } ?? line
    }

    /// `x=5`, with or without a word before it.
    private static func assignment(_ words: [String]) -> FamiliarWord {
        let parts = words.joined(separator: " ").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : "VALUE"
        return .init("To set a variable", "let \(parts.first ?? "NAME") = \(value)")
    }

    /// `grep kid` as the condition that means the same. What is a condition already stays as it is.
    private static func condition(_ rest: [String]) -> String {
        let words = rest.filter { !$0.hasPrefix("-") }
        guard !words.isEmpty else { return "\(Keyword.where.rawValue) name ~ TEXT" }
        let isCondition = words.contains { word in
            ConditionToken.isOperator(word) || Keyword(bare: word)?.conditionPart == .comparison
        }
        return "\(Keyword.where.rawValue) " + (isCondition ? "" : "name ~ ") + words.joined(separator: " ")
    }

    /// Words for looking at things.
    private static func listing(_ name: String) -> FamiliarWord? {
        switch name {
        case "list", "ls", "ll", "dir":
            return .init("To list something", "search NAME, albums, playlists, liked, queue or devices")
        case "current", "status", "playing", "nowplaying", "np", "song": return .init("To see what plays", "now")
        case "pwd": return .init("To see what is selected", "context")
        case "cd": return .init("To select something", "artist NAME, album NAME or playlist NAME; to leave it: up")
        case "favorites", "favourites", "library", "songs": return .init("To see your liked songs", "liked")
        case "speakers": return .init("To see where sound can come out", "devices")
        case "me", "user", "account": return .init("To see who is logged in", "whoami")
        case "lyrics":
            return .init("To see what this app can do", "capabilities", explanation: "Spotify gives no lyrics to apps.")
        case "radio", "recommend", "recommendations", "related", "similar":
            return .init(
                "To see what this app can do", "capabilities",
                explanation: "Spotify gives no recommendations to new apps.")
        case "download":
            return .init(
                "To play something", "play NAME", explanation: "Spotify lets apps play music, not download it.")
        default: return nil
        }
    }

    /// Words for the player and the library.
    private static func player(_ name: String, _ rest: [String]) -> FamiliarWord? {
        let words = rest.joined(separator: " ")
        switch name {
        case "louder": return .init("To make it louder", "volume +10")
        case "softer", "quieter": return .init("To make it quieter", "volume -10")
        case "silence", "unmute": return .init("For silence, and for sound again", "mute")
        case "unpause", "start": return .init("To continue playing", "resume")
        case "rewind": return .init("To go back in the track", "seek -10s or restart")
        case "forward", "ff": return .init("To go forward in the track", "seek +30s")
        case "random": return .init("To play in a random order", "shuffle on")
        case "connect", "switch", "transfer":
            return .init("To play somewhere else", "device \(words.isEmpty ? "NAME" : words)")
        case "enqueue": return .init("To play it next", "queue add \(words.isEmpty ? "NAME" : words)")
        case "love", "heart", "favorite", "favourite", "fav": return .init("To save what plays", "like")
        case "create", "make", "mkdir":
            let title = rest.first == "playlist" ? rest.dropFirst().joined(separator: " ") : ""
            return .init("To make a playlist of what plays next", "queue save \(title.isEmpty ? "NAME" : title)")
        case "delete", "remove", "rm": return .init("To take something out of your library", "unsave X or unfollow X")
        default: return nil
        }
    }

    /// Words for the shell itself.
    private static func shell(_ name: String, _ rest: [String]) -> FamiliarWord? {
        let words = rest.joined(separator: " ")
        switch name {
        case "man", "?", "h", "commands", "usage":
            return .init("To see what can be typed", "help" + (words.isEmpty ? "" : " " + words))
        case "cat": return .init("To read rows from a file", "!cat \(words.isEmpty ? "FILE" : words) | rows -")
        case "print", "printf", "puts", "say":
            return .init("To write words", "echo \(words.isEmpty ? "WORDS" : words)")
        case "bye", ":q", "q!", ":q!", ":wq", "x", "leave": return .init("To leave the shell", "exit")
        case "cls", "reset": return .init("To empty the screen", "clear")
        case "config", "settings", "options", "preferences", "setopt": return .init("To see the settings", "set")
        case "signin", "auth", "authenticate": return .init("To log in", "login")
        case "signout": return .init("To forget the login", "logout")
        case "run", "load", "include", "import", ".":
            return .init("To run the lines of a file", "source \(words.isEmpty ? "FILE" : words)")
        case "var", "local", "declare", "readonly", "typeset", "setenv":
            return rest.contains { $0.utf8.contains(.equals) }
                ? assignment(rest) : .init("To set a variable", "let NAME = VALUE")
        case "true", ":": return .init("To continue after a failure", "try COMMAND")
        case "false": return .init("To end with a status", "exit 1")
        case "exec", "eval", "sudo":
            return .init("To run a command of the system", "!\(words.isEmpty ? "COMMAND" : words)")
        case "&": return .init("To run one command after the other", "COMMAND; COMMAND")
        case "unset": return .init("To remove a variable", "unlet \(words.isEmpty ? "NAME" : words)")
        case "seq", "range": return .init("To count", "for n in 1..10 { … }")
        case "[", "[[":
            let test = rest.prefix { $0 != "]" && $0 != "]]" }.joined(separator: " ")
            return .init("To test a value", "test \(test.isEmpty ? "VALUE = VALUE" : test)")
        case "function", "fn", "func": return .init("To make a command of your own", "def NAME { … }")
        case "foreach", "each", "map", "xargs": return .init("To run lines for every row", "for x in THINGS { … }")
        case "while", "until", "loop": return .init("To repeat a command", "every 30s COMMAND")
        case "unless": return .init("To run lines when a command fails", "if COMMAND { } else { … }")
        case "fi", "done", "end", "esac", "endif": return .init("To close a block", "}")
        case "then", "do": return .init("To open a block", "{ … }")
        case "elif", "elsif": return .init("To try another condition", "} else if COMMAND { … }")
        default: return nil
        }
    }
}
