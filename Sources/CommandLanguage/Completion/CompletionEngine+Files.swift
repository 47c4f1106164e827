// Paths as candidates. A file can have any name: what is shown is sanitised, and what is inserted names the
// file without any character that a terminal would obey.

import Prompting
import Text

extension CompletionEngine {
    /// Scripts of the library by their names alone, before the files of the folder.
    func scripts(_ place: ArgumentSite) -> Found? {
        let partial = place.partial
        let found = paths(partial)
        guard partial.quote == nil, !partial.text.contains("/") else { return found }
        let kept = snapshot(place.query(.scripts, text: partial.text)).map {
            Candidate(Quoting.word($0.insertion), label: $0.insertion, summary: $0.summary)
        }
        let candidates = CandidateMatcher(partial.text).best(of: kept) + (found?.candidates ?? [])
        return Found(start: partial.start, candidates: candidates)
    }

    /// The entries of the directory in the typed path; hidden ones only after a dot.
    func paths(_ partial: CompletionSite.Partial) -> Found? {
        let split = partial.text.utf8.lastIndex(of: UInt8(ascii: "/")).map { partial.text.utf8.index(after: $0) }
        let directory = String(partial.text[..<(split ?? partial.text.startIndex)])
        let typed = String(partial.text[(split ?? partial.text.startIndex)...])
        let entries = files(directory).filter { $0.name.utf8.first != .dot || typed.utf8.first == .dot }
        let candidates = entries.map { entry in
            let name = entry.isDirectory ? entry.name + "/" : entry.name
            return Candidate(name, label: Sanitiser.clean(name), suffix: entry.isDirectory ? "" : " ")
        }
        let matches = CandidateMatcher(typed).best(of: candidates).map { candidate in
            let path = directory + candidate.insertion
            let needsQuotes = partial.quote != nil || !NameForm.isPlain(path) && !Quoting.isBareWord(path)
            guard needsQuotes else {
                return Candidate(path, label: candidate.label, suffix: candidate.suffix)
            }
            var insertion = partial.quote?.enclosing(path) ?? Quoting.quoted(path)
            // The path continues after a directory, so its quote stays open.
            if candidate.suffix.isEmpty { insertion.removeLast() }
            return Candidate(insertion, label: candidate.label, suffix: candidate.suffix)
        }
        return Found(start: partial.start, candidates: matches)
    }
}
