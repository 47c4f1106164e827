// Listing lines typed before, with numbers that hold until they are listed again.

package import Prompting
import Synchronization

extension HistoryFile {
    /// The newest entries, oldest first. The rest of the file is read before, since numbers count from the oldest.
    package func entries(newest count: Int?) -> [HistoryEntry] {
        state.withLock { state in
            loadEverything(&state)
            state.listed = state.records.map(\.text)
            let first = max(0, state.records.count - (count ?? state.records.count))
            return state.records.indices[first...].map { Self.entry($0 + 1, state.records[$0]) }
        }
    }

    /// The entry that had this number when the entries were last listed.
    package func entry(numbered number: Int) -> HistoryEntry? {
        state.withLock { state in
            loadEverything(&state)
            guard let text = text(numbered: number, state) else { return nil }
            return state.records.last { $0.text == text }.map { Self.entry(number, $0) }
        }
    }

    /// The text with a number: lines that other shells have typed meanwhile change no number that was shown.
    func text(numbered number: Int, _ state: HistoryState) -> String? {
        let place = number - 1
        if let listed = state.listed { return listed.indices.contains(place) ? listed[place] : nil }
        return state.records.indices.contains(place) ? state.records[place].text : nil
    }

    private static func entry(_ number: Int, _ record: HistoryRecord) -> HistoryEntry {
        HistoryEntry(
            number: number, text: record.text, secondsSince1970: record.secondsSince1970, status: record.status,
            isFailed: record.isFailed)
    }
}
