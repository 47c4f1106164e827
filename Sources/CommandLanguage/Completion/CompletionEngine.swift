// Completion: what can follow at the cursor (Language §11). The table of commands says which command, option or
// slot the cursor is in. Names and rows come from the shell's snapshot, which answers from memory, and files
// from an injected lister, so a Tab never waits for the network. The word around the cursor, where Tab begins, is in
// CompletionEngine+Rest.

package import Prompting
import Text

/// Answers Tab from the table of commands and a snapshot of the shell.
package struct CompletionEngine: Completing {
    /// What the shell keeps in memory.
    ///
    /// Insertions are plain names and are quoted by the engine. Rows and keywords (`3`, `now`) stay as they
    /// are, so a name that reads like one is returned in double quotes: `"311"`.
    package typealias Snapshot = @Sendable (CandidateQuery) -> [Candidate]

    /// An entry of a directory.
    package struct File: Sendable, Hashable {
        /// The name alone, without its directory.
        package var name: String
        /// Whether completion continues inside it.
        package var isDirectory: Bool

        /// An entry of that name.
        package init(_ name: String, isDirectory: Bool = false) {
            self.name = name
            self.isDirectory = isDirectory
        }
    }

    let table: CommandTable
    let snapshot: Snapshot
    /// The entries of a directory as typed: empty for the working directory, else ending in `/`.
    let files: @Sendable (String) -> [File]

    /// Looks for names elsewhere, and returns whether there may be more now.
    let catalogue: @Sendable (CandidateQuery) async -> Bool

    /// Takes the sources; without files and catalogue these find nothing, which suits tests.
    package init(
        table: CommandTable, snapshot: @escaping Snapshot, files: @escaping @Sendable (String) -> [File] = { _ in [] },
        catalogue: @escaping @Sendable (CandidateQuery) async -> Bool = { _ in false },
    ) {
        self.table = table
        self.snapshot = snapshot
        self.files = files
        self.catalogue = catalogue
    }

    /// What could be at the cursor, by what comes before it.
    ///
    /// - Parameter depth: counts the quotes around the line, each of which holds a line of its own.
    func completions(upTo cursor: Int, of line: String, depth: Int) -> CompletionPlan {
        let nothing = CompletionPlan.nothing(at: cursor)
        guard let site = CompletionSite(line, cursor: cursor) else { return nothing }
        let found: Found?
        switch site.cursor {
        case .closed: found = nil
        case .variable(let variable):
            // Rows of a variable can begin a pipeline.
            let source: CandidateSource.Kept = site.words.isEmpty ? .rowVariables : .variables
            found = site.words.isEmpty && site.followsPipe ? nil : variables(variable, source)
        case .word(let partial):
            let stage = StageSite(
                words: site.words, kinds: kinds(of: site.feeding), variable: variable(of: site.feeding), depth: depth)
            found =
                site.words.isEmpty
                ? commands(partial, followsPipe: site.followsPipe) : arguments(stage, partial)
        }
        guard let found, !found.candidates.isEmpty else { return nothing }
        var plan = CompletionPlan(replacing: found.start..<cursor, candidates: found.candidates)
        plan.common = NameForm.unquotedCommon(of: found.candidates)
        if case .word(let partial) = site.cursor, let quote = partial.quote, depth == 0 {
            plan.trailing = quote.rest(in: Array(line.utf8), from: cursor)
        }
        return plan
    }

    /// The quote that is still open at the end of a line, for the hint and for Enter.
    package func openQuote(in line: String) -> OpenQuote? {
        var lexer = Lexer(bytes: Array(line.utf8), openQuotes: .reported)
        while let token = try? lexer.next() {
            switch token {
            case .end, .continuation:
                return lexer.openQuote.map {
                    OpenQuote(opening: $0.opening, closing: String($0.quote.closing))
                }
            case .word, .operator, .semicolon, .newline, .system: break
            }
        }
        return nil
    }

    /// Candidates, and where the text that they replace starts.
    struct Found {
        var start: Int
        var candidates: [Candidate]
    }

    /// The stage the cursor is in: its words so far, and the kinds of the rows that come through the pipe, or the
    /// variable that holds them.
    struct StageSite {
        var words: [Word]
        var kinds: [String]
        var variable: String?
        var depth: Int
    }

    // MARK: Commands

    /// Commands, at the start of a stage; after a pipe those that take rows.
    func commands(_ partial: CompletionSite.Partial, followsPipe: Bool) -> Found? {
        guard partial.quote == nil else { return nil }
        let root = table.nodes[0]
        var names = root.names.filter { name in root.children[name].map { table.nodes[$0].path } == name }
        if followsPipe {
            let takers = Set(table.specs.lazy.filter { $0.form.mayFollowPipe }.compactMap(\.words.first))
            if !takers.isEmpty { names = names.filter(takers.contains) }
        }
        let matcher = CandidateMatcher(partial.text)
        let candidates = names.map { candidate(name: $0, node: root.children[$0]) }
        let aliases = followsPipe ? [] : snapshot(CandidateQuery(.aliases, text: partial.text))
        var found = matcher.best(of: candidates + aliases)
        if found.isEmpty {
            found = matcher.best(of: root.names.map { candidate(name: $0, node: root.children[$0]) })
        }
        return Found(start: partial.start, candidates: found)
    }

    /// A command or sub-command with its summary, or with its sub-commands when it is none by itself.
    private func candidate(name: String, node: Int?) -> Candidate {
        guard let node else { return Candidate(name) }
        let summary = table.nodes[node].spec.map { table.spec(at: $0).summary }
        return Candidate(name, summary: summary ?? table.nodes[node].names.joined(separator: ", "))
    }

    // MARK: Arguments

    /// Sub-commands, options and slots that can follow the words of the stage.
    func arguments(_ stage: StageSite, _ partial: CompletionSite.Partial) -> Found? {
        guard let place = table.locate(stage.words) else { return options(ofFunctionIn: stage.words, partial) }
        if let inner = table.innerLine(of: stage.words, at: place), partial.text.utf8.first != .hyphen || !inner.isEmpty
        {
            var stage = stage
            stage.words = inner
            if partial.quote == nil || !inner.isEmpty {
                return inner.isEmpty ? commands(partial, followsPipe: false) : arguments(stage, partial)
            }
        }
        var subcommands: [Candidate] = []
        if place.length == stage.words.count, partial.quote == nil {
            let node = table.nodes[place.node]
            let all = node.names.map { candidate(name: $0, node: node.children[$0]) }
            subcommands = CandidateMatcher(partial.text).best(of: all)
        }
        let found = table.nodes[place.node].spec.flatMap {
            optionsAndSlots(of: table.spec(at: $0), stage, from: place.length, partial)
        }
        guard !subcommands.isEmpty else { return found }
        guard let found, found.start == partial.start else {
            return Found(start: partial.start, candidates: subcommands)
        }
        return Found(start: partial.start, candidates: subcommands + found.candidates)
    }

    /// Options and open slots of a command. A value that an option still needs comes before everything else.
    private func optionsAndSlots(
        of spec: CommandSpec, _ stage: StageSite, from start: Int, _ partial: CompletionSite.Partial,
    ) -> Found? {
        let binder = Binder(spec: spec, commonOptions: table.makeCommonOptions, source: ParsedText(""), stage: 0..<0)
        let state = binder.state(of: stage.words, from: start)
        var place = ArgumentSite(partial: partial, before: state.arguments, stage: stage)
        if let value = state.pendingValue { return search(value.candidates, place) }
        if !state.onlyArguments {
            if let (option, rest) = binder.optionValue(partial) {
                place.partial = rest
                return option.value.flatMap { search($0.candidates, place) }
            }
            let options = optionCandidates(spec, partial, used: state.used)
            let openSlots = binder.openSlots(after: state.arguments)
            // A single minus sign reverses the order of a field; options begin with two.
            let isSign = partial.text == "-" && openSlots.contains { $0.slot.candidates.areFields }
            if !options.isEmpty, !isSign { return Found(start: partial.start, candidates: options) }
        }
        var found: Found?
        for open in binder.openSlots(after: state.arguments) {
            place.taken = open.taken
            place.isSeveral = open.slot.shape.isSeveral
            place.takesRest = open.slot.shape.takesRest
            guard let more = search(open.slot.candidates, place) else { continue }
            guard let sofar = found, !sofar.candidates.isEmpty else {
                found = more
                continue
            }
            if more.start == sofar.start { found?.candidates += more.candidates }
        }
        return found
    }

    /// The options that were not used yet and begin with what was typed.
    private func optionCandidates(
        _ spec: CommandSpec, _ partial: CompletionSite.Partial, used: Set<String>,
    ) -> [Candidate] {
        guard partial.quote == nil, partial.text.utf8.first == .hyphen else { return [] }
        let options = (spec.options + table.commonOptions).filter { !used.contains($0.name) }
        let typed = Folding.folded(partial.text)
        return options.filter { "--\($0.name)".utf8.starts(with: typed.utf8) }
            .map { Candidate("--\($0.name)", summary: $0.help) }
    }

    /// The options of a function that were not used yet.
    private func options(ofFunctionIn words: [Word], _ partial: CompletionSite.Partial) -> Found? {
        guard let name = words.first?.bareText, partial.quote == nil, partial.text.utf8.first == .hyphen else {
            return nil
        }
        let used = Set(words.compactMap(\.bareText))
        let all = snapshot(CandidateQuery(.optionsOfFunction(name), text: partial.text))
            .filter { !used.contains($0.insertion) }
        return Found(start: partial.start, candidates: CandidateMatcher(partial.text).best(of: all))
    }

    /// Variables, in the form that was begun: `$name` or `${name}`.
    private func variables(_ typed: CompletionSite.PartialVariable, _ source: CandidateSource.Kept) -> Found {
        let (front, back) = typed.isBraced ? ("${", "}") : ("$", "")
        let names = snapshot(CandidateQuery(source, text: typed.name)).map {
            Candidate(front + $0.insertion + back, summary: $0.summary, suffix: typed.isQuoted ? "" : $0.suffix)
        }
        return Found(start: typed.start, candidates: CandidateMatcher(front + typed.name).best(of: names))
    }
}
