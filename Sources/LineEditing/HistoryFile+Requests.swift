// Which of the lines that were read enter the history. Storing them is left to HistoryFile.

import Prompting

extension HistoryFile {
    /// Remembers a line that was typed for a request, unless the request or the line forbids it. A line that
    /// continues others is one entry with them.
    func record(_ text: String, answering request: LineRequest) {
        let whole = request.continued + text
        guard request.recording == .recorded, !request.isSecret(text), !request.isSecret(whole) else { return }
        if request.continued.isEmpty {
            record(text)
        } else if Self.remembers(request.continued) {
            record(whole, replacing: String(request.continued.dropLast()))
        }
    }
}
