// The plays in a file of Spotify's data export, in either form: a list of objects with the fields that PlayFields
// knows. What else an object has, addresses and user names among it, is passed over unread. Keeping the plays is left
// to HistoryImport.

import FoundationEssentials
import Library
import Rows

/// What was found in histories.
struct HistoryTally: Sendable, Hashable {
    /// All entries.
    var read = 0
    /// Plays that are too short to count.
    var short = 0
    /// Entries that lack what a play needs, or have it in a form that is not known.
    var unreadable = 0
    /// When the first play ended.
    var first: Date?
    /// When the last did.
    var last: Date?

    /// Adds what was found elsewhere.
    mutating func add(_ other: HistoryTally) {
        read += other.read
        short += other.short
        unreadable += other.unreadable
        note(other.first)
        note(other.last)
    }

    /// Notes when a play ended.
    mutating func note(_ moment: Date?) {
        guard let moment else { return }
        first = first.map { min($0, moment) } ?? moment
        last = last.map { max($0, moment) } ?? moment
    }
}

/// Reads one file.
struct HistoryReader: JSONHandler {
    /// Plays that were read and not yet taken.
    private var plays: [PastPlay] = []
    private(set) var tally = HistoryTally()
    private var scanner = JSONScanner()
    private var fields: PlayFields
    private var depth = 0

    /// The list is the first level, its entries the second.
    private static let entryDepth = 2

    /// - Parameter name: of the file: it is the only thing that tells podcasts from music in the year of history.
    init(name: some StringProtocol) { fields = PlayFields(usual: PlayFields.usualKind(in: name)) }

    /// Reads the next bytes; the plays in them.
    mutating func take(_ bytes: [UInt8]) -> [PastPlay] {
        var scanner = scanner
        self.scanner = JSONScanner()
        scanner.take(bytes, &self)
        self.scanner = scanner
        return taken()
    }

    /// Reads the end of the file; whether it had come to its end.
    mutating func end() -> Bool {
        var scanner = scanner
        scanner.end(&self)
        self.scanner = scanner
        return scanner.isWhole
    }

    private mutating func taken() -> [PastPlay] {
        defer { plays.removeAll(keepingCapacity: true) }
        return plays
    }

    mutating func handle(_ token: JSONToken, in bytes: UnsafeBufferPointer<UInt8>) {
        switch token {
        case .beginObject, .beginList:
            depth += 1
            guard depth == Self.entryDepth else { return fields.drop() }
            fields.begin()
            if token == .beginList { noteUnreadable() }
        case .endObject:
            if depth == Self.entryDepth { endEntry() }
            depth -= 1
        case .endList: depth -= 1
        case .key(let name): if depth == Self.entryDepth { fields.begin(name, in: bytes) }
        case .text(let text): take { $0.take(text, in: bytes) }
        case .integer(let number): take { $0.take(number) }
        case .real(let number): take { $0.take(Int(exactly: number.rounded())) }
        case .flag, .null, .overlong: take { $0.drop() }
        }
    }

    /// Takes a value: of a member of an entry, or one that stands where an entry should.
    private mutating func take(_ use: (inout PlayFields) -> Void) {
        if depth == Self.entryDepth { use(&fields) } else if depth == 1 { noteUnreadable() }
    }

    private mutating func noteUnreadable() {
        tally.read += 1
        tally.unreadable += 1
    }

    private mutating func endEntry() {
        tally.read += 1
        guard let play = fields.play() else {
            tally.unreadable += 1
            return
        }
        tally.note(play.ended)
        guard let heard = play.heard, heard >= PastPlay.shortest else {
            tally.short += 1
            return
        }
        plays.append(play)
    }
}
