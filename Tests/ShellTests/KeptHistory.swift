// Lines typed before, in a file as juke keeps them, for the commands that show and forget them.

import LineEditing
import Prompting
import ShellCommands
import ShellTesting
import SystemTesting

/// Lines in a history file of a folder of its own, which is there as long as a shell has them.
struct KeptHistory: LineHistory {
    private let folder = TemporaryFolder()
    private let file: HistoryFile

    /// Keeps the lines in their order, a minute apart; the first of them ended with these statuses.
    init(_ lines: String..., statuses: [Int] = []) {
        let path = folder.path("history")
        file = HistoryFile(path: path)
        for (index, line) in lines.enumerated() {
            let shell = HistoryFile(path: path, clock: { 1_800_000_000 + 60 * index })
            shell.record(line)
            guard statuses.indices.contains(index) else { continue }
            shell.noteEnd(of: line, status: statuses[index], isMistake: [2, 4].contains(statuses[index]))
        }
    }

    func entries(newest limit: Int?) -> [HistoryEntry] { file.entries(newest: limit) }
    func entry(numbered number: Int) -> HistoryEntry? { file.entry(numbered: number) }
    func noteEnd(of text: String, status: Int, isMistake: Bool) {
        file.noteEnd(of: text, status: status, isMistake: isMistake)
    }
    func remove(number: Int) throws -> Bool { try file.remove(number: number) }
    func clear() throws { try file.clear() }

    /// What is on the disk, without the times.
    var onDisk: [String] {
        (folder.text(of: "history") ?? "").split(separator: "\n").map { line in
            String(line.split(separator: "\t", maxSplits: 1).last ?? "")
        }
    }

    /// A shell with these lines.
    func shell(_ surroundings: Session.Surroundings = .script, answers: [String] = []) -> ShellHarness {
        ShellHarness(surroundings, answers: answers.map { .text($0, at: SourcePosition()) }, history: self)
    }
}
