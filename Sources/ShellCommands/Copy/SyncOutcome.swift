// What became of the lists of one `sync`, and the words for it: rows of what has changed, and sentences about what was
// left out and what is still to be read.

import FoundationEssentials
import Library
import Rendering
import Rows
import SpotifyAPI
import Text

/// What became of one list.
struct SyncOutcome: Sendable, Hashable {
    var list: CopiedList
    /// How many entries the copy has now.
    var count = 0
    /// How many of them are new.
    var new = 0
    /// How many are gone.
    var gone = 0

    init(list: CopiedList) { self.list = list }
}

/// What a row of `sync` is made of: lists of one kind.
struct SyncRow: Listable, Hashable {
    let name: String
    /// How many entries the copy has now; nil where nothing was read.
    var count: Int?
    var new = 0
    var gone = 0
    /// Whether all of it was read.
    var isWhole = true

    static var kind: RowKind { "sync" }

    static let columns = Columns<SyncRow>(
        [
            .number(
                "entries", .shown(rank: 1, unit: Field.Unit("entry", "entries")), help: "how many the copy has now"
            ) { $0.count },
            .number("new", .shown(rank: 2, unit: Field.Unit("new", "new")), help: "how many of them came") {
                $0.new == 0 ? nil : $0.new
            },
            .number("gone", .shown(rank: 3, unit: Field.Unit("gone", "gone")), help: "how many were removed") {
                $0.gone == 0 ? nil : $0.gone
            },
            .flag("whole", help: "whether all of it was read") { $0.isWhole },
        ])

    /// Whether there is anything to say of it.
    var hasNews: Bool { new > 0 || gone > 0 || !isWhole }

    /// The row in words, where an error takes the place of rows.
    var sentence: String {
        var parts = count.map { ["\($0) entr\($0 == 1 ? "y" : "ies")"] } ?? []
        if new > 0 { parts.append("\(new) new") }
        if gone > 0 { parts.append("\(gone) gone") }
        if !isWhole { parts.append("not read to the end") }
        return "\(name): \(parts.joined(separator: ", "))."
    }
}

/// How a `sync` ended.
struct SyncReport: Sendable {
    /// What became of the lists, by kind, in the order in which they were read.
    var rows: [SyncRow] = []
    /// Whether more than the heads of the lists had to be read, as after a new name of a playlist.
    var isMoreThanLook = false
    /// How many lists Spotify does not show, as was learnt now.
    var refusedCount = 0
    /// How many entries Spotify failed to deliver.
    var skippedCount = 0
    /// The names of playlists that changed again and again while they were read.
    var restless: [String] = []
    /// Why it ended before everything was read.
    var stop: Stop?
    /// How many requests were sent.
    var sent = 0

    /// What ends a `sync` early without being an error.
    enum Stop: Sendable, Hashable {
        /// juke's own ceiling for these requests, which are counted over 24 hours.
        case ceiling(Bucket, until: Date)
        /// `--max-requests`.
        case maximum(Int)
    }

    /// The reply of the command.
    func reply(now: Date) -> Reply {
        let changed = rows.filter(\.hasNews)
        var output = RowsOutput(
            table: Kinds.sync, stream: RowStream(changed.map { Row($0) }),
            presentation: Presentation(numbering: .unnumbered), name: "sync", isListing: false,
            emptyNote: stop == nil ? Self.capitalised("\(nothing) (\(Self.requests(sent))).") : "")
        let sentences = sentences(now: now)
        if !sentences.isEmpty { output.footnote = { StyledText(sentences.joined(separator: "\n"), .faint) } }
        return Reply(.rows(output))
    }

    /// All of it in one line, for work in the background.
    func sentence(now: Date) -> String {
        let (new, gone) = rows.reduce((0, 0)) { ($0.0 + $1.new, $0.1 + $1.gone) }
        let changes = new + gone == 0 ? nothing : "\(new) new, \(gone) gone"
        let words = "The copy is \(stop == nil ? "" : "partly ")up to date: \(changes) (\(Self.requests(sent)))."
        return ([words] + sentences(now: now)).joined(separator: " ")
    }

    /// What is said where nothing came and nothing went.
    private var nothing: String { isMoreThanLook ? "nothing is new or gone" : "nothing has changed" }

    private static func capitalised(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

    /// What was left out, and what is still to be read.
    func sentences(now: Date) -> [String] {
        var sentences: [String] = []
        if refusedCount > 0 {
            sentences.append(
                "Left out: \(refusedCount) list\(refusedCount == 1 ? "" : "s") that Spotify does not show to your app.")
        }
        if skippedCount > 0 {
            sentences.append(
                "Left out: \(skippedCount) entr\(skippedCount == 1 ? "y" : "ies") that Spotify failed to deliver.")
        }
        if !restless.isEmpty {
            let names = WordList.text(restless.prefix(3).map { Sanitiser.clean($0) }, "and")
            sentences.append("Changed while it was read, and is read at the next sync: \(names).")
        }
        switch stop {
        case nil: break
        case .ceiling(let bucket, let until):
            let clock = ClockText.timeOfDay(Int(until.timeIntervalSince1970))
            sentences.append(
                "Stopped at juke's own ceiling of \(bucket.rawValue) requests in 24 hours. What was read is kept.")
            sentences.append("sync continues after \(clock) (in \(SyncTime.words(until.timeIntervalSince(now)))).")
        case .maximum(let maximum):
            sentences.append("Stopped after \(Self.requests(maximum)) (--max-requests). sync continues there.")
        }
        return sentences
    }

    /// `1 request`
    static func requests(_ count: Int) -> String { "\(count) request\(count == 1 ? "" : "s")" }
}
