// An own copy that counts how often it is asked anything.

import FoundationEssentials
import Library
import Rows
import ShellCommands
import Storage
import Synchronization

/// A copy in memory that counts its uses.
final class WatchedCopy: LibraryCopy {
    private let copy = CopyDatabase(inMemory: { Kinds.table($0) })
    private let counted = Mutex(0)

    /// How often it was used.
    var uses: Int { counted.withLock { $0 } }

    private var used: CopyDatabase {
        counted.withLock { $0 += 1 }
        return copy
    }

    func status(of list: CopiedList) async -> CopiedListStatus? { await used.status(of: list) }
    func statuses() async -> [CopiedList: CopiedListStatus] { await used.statuses() }
    func entries(of list: CopiedList, at places: Range<Int>?) async -> [CopiedEntry] {
        await used.entries(of: list, at: places)
    }
    func marks(of list: CopiedList) async -> [EntryMark] { await used.marks(of: list) }
    func update(_ list: CopiedList, _ edits: [CopyEdit], status: CopiedListStatus) async throws(CopyFault) {
        try await used.update(list, edits, status: status)
    }
    func remove(_ lists: [CopiedList]) async throws(CopyFault) { try await used.remove(lists) }
    func confirm(_ lists: [CopiedList], at moment: Date) async throws(CopyFault) {
        try await used.confirm(lists, at: moment)
    }
    func alone<Success: Sendable>(_ work: @Sendable () async throws -> Success) async throws -> Success {
        try await used.alone(work)
    }
    func keep(_ entries: [CopiedEntry], of reading: CopyReading) async throws(CopyFault) {
        try await used.keep(entries, of: reading)
    }
    func adopt(_ reading: CopyReading, status: CopiedListStatus) async throws(CopyFault) {
        try await used.adopt(reading, status: status)
    }
    func drop(_ reading: CopyReading) async { await used.drop(reading) }
    func find(_ query: CopyQuery, at places: Range<Int>?) async -> [FoundThing] {
        await used.find(query, at: places)
    }
    func matches(_ query: CopyQuery) async -> [Int] { await used.matches(query) }
    func found(_ numbers: ArraySlice<Int>) async -> [FoundThing] { await used.found(numbers) }
    func notePlays(_ moments: [String: Date]) async throws(CopyFault) { try await used.notePlays(moments) }
    func things(at uris: [String]) async -> [String: Row] { await used.things(at: uris) }
    func known(_ uris: [String]) async -> Set<String> { await used.known(uris) }
    func things(withISRC codes: [String]) async -> [Row] { await used.things(withISRC: codes) }
    func things(named names: [String]) async -> [Row] { await used.things(named: names) }
    func fact(_ name: String) async -> String? { await used.fact(name) }
    func setFact(_ name: String, _ value: String?) async throws(CopyFault) { try await used.setFact(name, value) }
    func examine() async -> CopyExamination { await used.examine() }
    func forget() async { await used.forget() }
    func finish() async { await used.finish() }
}
