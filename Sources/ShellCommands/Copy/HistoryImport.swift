// Plays of Spotify's data export on their way into those that are kept, a lot after the other, each kept as a whole:
// what was read before an interruption stays, and reading the same again adds nothing. No request is sent. The files
// are read by HistoryReader.

import FoundationEssentials
import Library
import Rendering
import Rows
import Text

/// Keeps the plays of histories, and says what became of them.
struct HistoryImport {
    private let services: Services
    /// Plays that were read and not yet kept.
    private var waiting: [PastPlay] = []
    private var tally = HistoryTally()
    private var kept = KeptPlays()
    /// Files that are no whole JSON.
    private var damaged: [ImportError.DamagedFile] = []
    private var fileCount = 0
    /// Whether a file was begun and not read to its end.
    private var isUnderWay = false

    /// How many plays are kept at once.
    private static let lot = 4096

    init(_ services: Services) { self.services = services }

    /// Takes the next bytes of a file.
    mutating func take(_ bytes: [UInt8], _ reader: inout HistoryReader) async throws {
        isUnderWay = true
        try await keep(reader.take(bytes))
    }

    /// Takes the end of a file.
    mutating func end(_ reader: HistoryReader, of source: FileSource) async throws {
        var reader = reader
        let isWhole = reader.end()
        fileCount += 1
        isUnderWay = false
        tally.add(reader.tally)
        if !isWhole { damaged.append(.init(path: source.path, plays: reader.tally.read)) }
    }

    private mutating func keep(_ plays: [PastPlay], isLast: Bool = false) async throws {
        waiting += plays
        guard waiting.count >= Self.lot || isLast else { return }
        let lot = waiting
        if services.context.changes == .made {
            let kept: KeptPlays
            do throws(CopyFault) { kept = try await services.plays.add(lot) } catch { throw ImportError.notKept(error) }
            self.kept.added += kept.added
            self.kept.doubled += kept.doubled
        }
        waiting = []
    }
}

// MARK: - What is said

extension HistoryImport {
    /// Keeps what is left.
    mutating func finish() async throws {
        try await keep([], isLast: true)
        if kept.added > 0 { await services.noteLastPlays() }
    }

    /// What became of the plays; nil where there were no histories.
    var sentence: String? {
        guard fileCount > 0 else { return nil }
        let files = fileCount == 1 ? "" : " in \(fileCount) files"
        guard tally.read > 0 else { return "There are no plays\(files.isEmpty ? " in it" : files)." }
        var read = "Read \(Self.counted(tally.read, "play"))\(files)"
        if let first = tally.first.map(DateText.day), let last = tally.last.map(DateText.day) {
            read += first == last ? " of \(first)" : ", from \(first) to \(last)"
        }
        let parts: [(count: Int, words: String)] = [
            (kept.added, "added"), (kept.doubled, "there already"), (tally.short, "shorter than 30 s"),
            (tally.unreadable, "unreadable"),
        ]
        let said = parts.filter { $0.count > 0 }.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
        return "\(read): \(said)."
    }

    /// What became of the plays that were read, where something ended the reading; nil where there were none.
    var partSentence: String? {
        let count = kept.added + kept.doubled
        guard isUnderWay || !waiting.isEmpty, count > 0 else { return sentence }
        return "Stopped after \(Self.counted(count, "play")): \(kept.added) added, \(kept.doubled) there already. "
            + "To continue, repeat the import."
    }

    /// What would be done, as it follows "Would"; nil where there were no histories.
    var intention: String? {
        guard fileCount > 0 else { return nil }
        let count = tally.read - tally.short - tally.unreadable
        return "keep \(Self.counted(count, "play")), as far as they are not there already"
    }

    /// Throws where a file was not whole.
    func check() throws(ImportError) {
        guard !damaged.isEmpty else { return }
        throw .damaged(damaged)
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
