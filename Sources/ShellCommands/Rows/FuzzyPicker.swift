// Picking with fzf: candidates on its standard input, one a line with its number in front, the choice on its standard
// output. Names reach it as text only, and of what comes back nothing but the numbers is believed.

import Rows

/// Asks by fzf.
enum FuzzyPicker {
    /// A constant: nothing of the rows is ever part of it. The number is not shown and not searched.
    static let line = "fzf --multi --no-sort --layout=reverse --delimiter='\\t' --with-nth=2.. --prompt='pick> '"
    /// What stands in front of the line that asks for the next page.
    private static let moreMark = 0

    /// The rows the user chose; none when the list was left.
    static func pick(from candidates: inout PickCandidates, using services: Services) async throws -> [Row] {
        var chosen: [Int] = []
        while true {
            let (status, output) = try await services.computer.shell.answer(
                SystemCommand(line: line, input: input(candidates, without: chosen), environment: [:]))
            try Task.checkCancellation()
            switch status {
            case 0: break
            // Nothing matched, or it was left.
            case 1, 130: return []
            default: throw SystemShellError.failed(status: status)
            }
            let numbers = String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap {
                Int($0.prefix { $0 != "\t" })
            }
            chosen += numbers.filter { (1...candidates.rows.count).contains($0) && !chosen.contains($0) }
            guard numbers.contains(moreMark) else { return chosen.map { candidates.rows[$0 - 1] } }
            // Where there was no more after all, the list comes again without that line.
            guard try await candidates.readOn() || chosen.isEmpty else { return chosen.map { candidates.rows[$0 - 1] } }
        }
    }

    /// The candidates as lines for fzf, without those that were chosen before.
    private static func input(_ candidates: PickCandidates, without chosen: [Int]) -> String {
        var text = ""
        for index in candidates.rows.indices where !chosen.contains(index + 1) {
            text += "\(index + 1)\t\(candidates.label(index))\n"
        }
        return candidates.mayHaveMore ? text + "\(moreMark)\t… more\n" : text
    }
}
