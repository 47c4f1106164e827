// A cell of the fault matrix: how a command ended under a fault, as text for the table, and what must hold of every
// cell, whatever the table says.

import Exchange
import HTTPTypes
import SpotifySimulator
import Testing

/// How a cell ended.
struct FaultMatrixCell: Sendable {
    let command: String
    let wrong: SimulatedFault
    let ended: Ended
    /// Each with how often it was sent one after the other.
    let requests: [(line: String, count: Int)]
    let posts: Int
    let changes: [String]
    let messages: [String]
    let output: [String]

    init(
        command: String, wrong: SimulatedFault, ended: Ended, requests: [RequestLogEntry], before: FaultStage.Seen,
        after: FaultStage.Seen, port: Int
    ) {
        self.command = String(command.prefix { $0 != ":" }).replacing(" spotify", with: "")
        self.wrong = wrong
        self.ended = ended
        self.requests = requests.map(Self.line).reduce(into: []) { lines, line in
            if lines.last?.line == line { lines[lines.count - 1].count += 1 } else { lines.append((line, 1)) }
        }
        posts = requests.count { $0.method == .post && $0.path.hasPrefix("/v1") }
        changes = after.changes(since: before)
        // What is said while it takes long depends on how long that is on this machine.
        messages = Self.lines(ended.messages, port).filter { !$0.hasPrefix("Searching ") && !$0.hasPrefix("Waiting ") }
        output = Self.lines(ended.output, port)
    }

    /// The method and the path, ids left out.
    private static func line(_ entry: RequestLogEntry) -> String {
        let path = entry.path.split(separator: "/").drop { $0 == "v1" }.map { $0.utf8.count == 22 ? "ID" : String($0) }
        return entry.method.rawValue + " " + path.joined(separator: "/")
    }

    /// Lines without what differs from run to run: ports and times of day.
    private static func lines(_ text: String, _ port: Int) -> [String] {
        text.split(separator: "\n").map { line in
            String(line).replacing(":\(port)", with: ":PORT").replacing(/until \d\d:\d\d UTC/, with: "until HH:MM UTC")
                .replacing(/until \d\d:\d\d\b/, with: "until HH:MM").replacing(
                    /in \d+ (s|min|h)\)/, with: "in a while)"
                ).replacing(/\d+ [A-Z][a-z]+ 20\d\d/, with: "DAY")
                .replacing("\t", with: "  ")
        }
    }

    /// The cell of the table.
    var text: String {
        let sent = requests.map { $0.count == 1 ? $0.line : "\($0.line) ×\($0.count)" }.joined(separator: ", ")
        let margin = String(repeating: " ", count: 26)
        var text =
            Self.padded(command, to: 22) + " " + Self.padded(String(ended.status), to: 3)
            + (sent.isEmpty ? "nothing sent" : sent)
        text += "\n"
        if let line = output.first {
            text += margin + line.prefix(70) + (output.count > 1 ? "  (\(output.count) lines)" : "") + "\n"
        }
        for message in messages { text += margin + "! " + message + "\n" }
        for change in changes { text += margin + "= " + change + "\n" }
        return text
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// What holds of every cell.
    func check() {
        let place = "\(command) under \(wrong.name)"
        let documented: Set<Int32> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        #expect(documented.contains(ended.status), "\(place)")
        #expect(!ended.messages.contains("unforeseen"), "\(place): \(ended.messages)")
        if ended.status != 0 {
            // One sentence with its place, and what to do now.
            #expect(messages.count == 2 && messages[0].hasPrefix("-c:1:"), "\(place): \(ended.messages)")
        }
        // Nothing that has acted, or may have, is sent again.
        if wrong.acts { #expect(posts <= 1, "\(place) sent \(posts) POSTs") }
        // What counts as done is done.
        if ended.status == 0, ["play", "pause", "next", "queue add", "save"].contains(command) {
            #expect(!changes.isEmpty, "\(place) says that it did what nobody sees")
        }
    }
}
