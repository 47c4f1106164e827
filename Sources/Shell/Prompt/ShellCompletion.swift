// Completion of juke's own command line for bash, zsh and fish. Each shell loads a short script that asks juke at every
// Tab (`juke --complete`), so that options, profiles and the names in a line after -c are those of now. What can stand
// at the cursor is found by CommandLineSite and, in a line, by the completion of the prompt; here it is put into the
// form that the shell needs. Files are completed by the shell itself.

package import Prompting
import Text

/// The shells that can complete juke's command line.
package enum ShellCompletion: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// The script to load in that shell.
    package var text: String {
        switch self {
        case .bash: Self.bashText
        case .zsh: Self.zshText
        case .fish: Self.fishText
        }
    }

    /// What the words of a command line say, of which the last is being typed; bash gives them as they are typed, and
    /// fish the last one.
    package func site(of words: [String]) -> CommandLineSite {
        let last = words.count - 1
        return CommandLineSite(
            words.enumerated().map { index, word in
                self == .fish && index != last ? word : ShellWord(word, in: self).text
            })
    }

    /// What the shell reads where it completes by itself.
    package static let files = "files\n"

    /// The answer to the shell: a line that says whether a blank follows what is inserted (`words`) or not (`open`),
    /// then the candidates, one a line; in zsh with what to show in their place, in fish with a description.
    /// - Parameters:
    ///   - words: as the shell gives them.
    ///   - candidates: for what comes after the lead of the site.
    package func answer(_ candidates: [Candidate], at site: CommandLineSite, of words: [String]) -> String {
        let word = ShellWord(words.last ?? "", in: self)
        var whole = candidates
        for index in whole.indices { whole[index].insertion = site.lead + whole[index].insertion }
        whole = unharmful(whole, typed: word.text)
        let isOpen = whole.contains { $0.suffix.isEmpty } || site.isLine && whole.count > 1
        var lines = whole.compactMap { candidate in
            word.written(candidate.insertion).map { $0 + self.shown(candidate) }
        }
        // bash closes the quote after a single candidate, even where the word continues.
        if self == .bash, isOpen, lines.count == 1 { lines.append(lines[0] + "…") }
        return (isOpen ? "open" : "words") + "\n" + lines.map { $0 + "\n" }.joined()
    }

    /// The candidates that take away nothing of what was typed. The shells put in what all of them begin with, and that
    /// can be less, since juke compares without case and accents; fish compares again by itself.
    private func unharmful(_ candidates: [Candidate], typed: String) -> [Candidate] {
        guard self != .fish, candidates.count > 1 else { return candidates }
        let common = CompletionPlan.common(to: candidates.map(\.insertion))
        guard common.count < typed.count else { return candidates }
        return candidates.filter { $0.insertion.utf8.starts(with: typed.utf8) }
    }

    /// What the shell shows of a candidate.
    private func shown(_ candidate: Candidate) -> String {
        let summary = candidate.summary.isEmpty ? "" : Sanitiser.clean(candidate.summary)
        return switch self {
        case .bash: ""
        case .zsh: "\t" + candidate.label + (summary.isEmpty ? "" : "  -- " + summary)
        case .fish: summary.isEmpty ? "" : "\t" + summary
        }
    }

    /// The lines that can be meant by what was typed after -c, each as a whole. Where only one word fits, what can
    /// follow it is offered as well: the shells would end the word after a single candidate.
    package static func lines(_ typed: String, by completer: any Completing) -> [Candidate] {
        var line = typed
        var plan = completer.completions(for: line, cursor: line.utf8.count)
        for _ in 0..<mostSteps {
            guard plan.candidates.count == 1, let only = plan.candidates.first else { break }
            let longer = before(plan, in: line) + only.insertion + only.suffix
            guard longer != line else { break }
            let next = completer.completions(for: longer, cursor: longer.utf8.count)
            guard !next.candidates.isEmpty else { break }
            (line, plan) = (longer, next)
        }
        let before = before(plan, in: line)
        return plan.candidates.map { candidate in
            var candidate = candidate
            candidate.insertion = before + candidate.insertion
            return candidate
        }
    }

    /// So many words without a choice are put in at once.
    private static let mostSteps = 4

    private static func before(_ plan: CompletionPlan, in line: String) -> String {
        String(decoding: line.utf8.prefix(plan.replacing.lowerBound), as: UTF8.self)
    }
}

extension CommandLineSite {
    /// Whether the cursor is in the commands of -c.
    var isLine: Bool {
        switch wanted {
        case .line: true
        case .words, .profile, .file, .anything: false
        }
    }
}
