// Lines typed before, in a file as juke keeps them, for the commands that show and forget them.

import LineEditing
import Prompting
import ShellCommands
import ShellTesting
import SystemTesting

/// Lines in a history file of a folder of its own.
struct KeptHistory {
    private let folder = TemporaryFolder()
    /// The history over the file.
    let history: HistoryFile

    /// Keeps the lines in their order, a minute apart.
    init(_ lines: String...) {
        let path = folder.path("history")
        history = HistoryFile(path: path)
        for (index, line) in lines.enumerated() {
            HistoryFile(path: path, clock: { 1_800_000_000 + 60 * index }).record(line)
        }
    }

    /// What is on the disk, without the times.
    var onDisk: [String] {
        (folder.text(of: "history") ?? "").split(separator: "\n").map { line in
            String(line.split(separator: "\t", maxSplits: 1).last ?? "")
        }
    }

    /// A shell with these lines.
    func shell(_ surroundings: Session.Surroundings = .script, answers: [String] = []) -> ShellHarness {
        ShellHarness(
            surroundings, answers: answers.map { .text($0, at: SourcePosition()) }, history: history)
    }
}
