// Which of the lines that were read enter the history. Storing them is left to HistoryFile.

import Prompting

extension HistoryFile {
    /// Remembers a line that was typed for a request, unless the request or the line forbids it, and returns whether it
    /// is an entry by itself. A line that continues others is one entry with them.
    @discardableResult
    func record(_ text: String, answering request: LineRequest) -> Bool {
        let whole = request.continued + text
        guard request.recording == .recorded, !request.isSecret(text), !request.isSecret(whole) else { return false }
        if request.continued.isEmpty { return record(text) }
        if Self.remembers(request.continued) { record(whole, replacing: String(request.continued.dropLast())) }
        return false
    }
}
