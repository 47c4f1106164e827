// Which change of the log `undo` and `redo` mean. An undo is a change that names the one it reversed, and a redo is the
// undo of an undo: such a chain ends at the change that was made first.

import Library

/// The changes of the log, as undo and redo look for them.
struct ChangeChains: Sendable {
    private let log: any ChangeLog
    private let shell: String

    /// The changes of the log in which this shell has that name.
    init(_ handlers: ChangeHandlers) {
        log = handlers.log
        shell = handlers.shell
    }

    /// The change of that number, if it holds.
    func record(numbered number: Int) async throws -> ChangeRecord {
        if let record = await log.record(number) {
            guard record.hasBegun else { throw UndoError.waits(number: number) }
            if let other = record.undoneBy { throw UndoError.isUndone(number: number, by: other) }
            return record
        }
        let records = await log.records(limit: nil)
        guard let newest = records.first?.number, let oldest = records.last?.number else {
            throw UndoError.nothing(hasOthers: false)
        }
        guard number <= newest else { throw UndoError.unknown(number: number, newest: newest) }
        throw number < oldest ? UndoError.tooOld(number: number) : UndoError.notMade(number: number)
    }

    /// The last change of this shell that holds and is no undo itself.
    func lastChange() async throws -> ChangeRecord {
        let records = await log.records(limit: nil)
        guard let record = records.first(where: { $0.shell == shell && $0.undoneBy == nil && $0.undoes == nil }) else {
            throw UndoError.nothing(
                hasOthers: records.contains { $0.shell != shell && $0.undoneBy == nil && $0.undoes == nil })
        }
        return record
    }

    /// The last undo of this shell that holds.
    func lastUndo() async throws -> ChangeRecord {
        for record in await log.records(limit: nil) where record.shell == shell && record.undoneBy == nil {
            if await depth(of: record) % 2 == 1 { return record }
        }
        throw UndoError.nothingToRedo
    }

    /// How often the change at the end of the chain was reversed: an odd number for an undo, an even one for a redo.
    private func depth(of record: ChangeRecord) async -> Int {
        var (depth, below) = (0, record)
        while let number = below.undoes, number < below.number {
            depth += 1
            guard let next = await log.record(number) else { break }
            below = next
        }
        return depth
    }

    /// A reversal of a change that was cut off, which is continued in place of a second one.
    func unfinishedReversal(of record: ChangeRecord) async -> ChangeRecord? {
        await log.records(limit: nil).first { other in
            switch other.state {
            case .stopped, .underWay: other.undoes == record.number && other.undoneBy == nil
            case .planned, .done: false
            }
        }
    }

    /// What the reversal of a change is called, and what is said when it was made.
    func wording(for record: ChangeRecord) async -> (sentence: String, note: String) {
        var root = record
        while let number = root.undoes, number < root.number, let next = await log.record(number) { root = next }
        let isUndo = await depth(of: record) % 2 == 0
        // Where the first of the chain is too old, its sentence is at the end of the one that is left.
        let text = root.undoes == nil ? root.sentence : Self.prefixes.reduce(root.sentence) { $0.without($1) }
        return (Self.prefixes[isUndo ? 0 : 1] + text, (isUndo ? "- Took back: " : "+ Made again: ") + text)
    }

    private static let prefixes = ["take back: ", "make again: "]
}

extension String {
    /// The text without a prefix that it may have.
    fileprivate func without(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}
