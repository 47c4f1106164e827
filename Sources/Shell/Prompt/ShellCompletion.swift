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

    /// How the shell uses the candidates; the first line of an answer.
    private enum Use: String {
        /// What they begin with is put in, and a blank after a single one.
        case words
        /// No blank is put in.
        case open
        /// They are only shown.
        case shown
    }

    /// The answer to the shell: how it uses the candidates, then these, one a line; in zsh with what to show in their
    /// place, in fish with a description.
    /// - Parameters:
    ///   - words: as the shell gives them.
    ///   - candidates: for what comes after the lead of the site.
    package func answer(_ candidates: [Candidate], at site: CommandLineSite, of words: [String]) -> String {
        let word = ShellWord(words.last ?? "", in: self)
        var whole = candidates.map { candidate in
            var candidate = candidate
            candidate.insertion = site.lead + form(of: candidate, typed: word.text)
            return candidate
        }
        // In a line more words can follow, whatever was put in. bash and fish would close its quote after a single
        // candidate, so they are given a second one.
        var use = site.isLine || whole.contains { $0.suffix.isEmpty } ? Use.open : .words
        if use == .open, self != .zsh, whole.count == 1 { whole.append(Candidate(whole[0].insertion + "…")) }
        if takesAway(whole, from: word.text) {
            let fitting = whole.filter { $0.insertion.utf8.starts(with: word.text.utf8) }
            if fitting.isEmpty { use = .shown } else { whole = fitting }
        }
        let lines = whole.compactMap { candidate in
            word.written(candidate.insertion).map { $0 + self.shown(candidate) + "\n" }
        }
        return use.rawValue + "\n" + lines.joined()
    }

    /// A candidate as it is put in. fish takes only what begins as it was typed, whatever the case, so it gets a name
    /// without the quotes that were not typed, where juke reads it so.
    private func form(of candidate: Candidate, typed: String) -> String {
        guard self == .fish, let unquoted = candidate.unquoted,
            !candidate.insertion.lowercased().hasPrefix(typed.lowercased())
        else { return candidate.insertion }
        return unquoted
    }

    /// Whether something that was typed would go: the shells put in what all candidates begin with, and that can be
    /// less, since juke compares without case and accents. fish compares again by itself.
    private func takesAway(_ candidates: [Candidate], from typed: String) -> Bool {
        guard self != .fish, candidates.count > 1 else { return false }
        // A quote that juke needs was not typed and is no part of what was.
        let quotes: (Character) -> Bool = { $0 == "\"" || $0 == "'" }
        let common = CompletionPlan.common(to: candidates.map(\.insertion))
        return common.filter { !quotes($0) }.count < typed.filter { !quotes($0) }.count
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

    /// The lines that can be meant by what was typed after -c, each as a whole.
    package static func lines(_ typed: String, by completer: any Completing) -> [Candidate] {
        let plan = completer.completions(for: typed, cursor: typed.utf8.count)
        let before = String(decoding: typed.utf8.prefix(plan.replacing.lowerBound), as: UTF8.self)
        return plan.candidates.map { candidate in
            var candidate = candidate
            // After a single one the word has ended, and the line has not.
            let end = plan.candidates.count == 1 ? candidate.suffix : ""
            candidate.insertion = before + candidate.insertion + end
            candidate.unquoted = candidate.unquoted.map { before + $0 + end }
            return candidate
        }
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
