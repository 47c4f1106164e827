// Aliases: the name at the start of a stage is replaced by the text it stands for, once, before the stage is
// understood. What follows the name on the line follows the last word of that text. Keeping aliases is left to the
// session.

import CommandLanguage

/// Replaces aliases.
struct AliasExpansion: Sendable {
    /// What each alias stands for.
    let aliases: [String: String]

    /// The pipeline with aliases replaced, and the line its places then count in.
    ///
    /// The text is replaced rather than the tree, so that an alias may hold several stages. An alias inside an alias is
    /// not replaced, so no alias can be endless.
    func expanding(_ pipeline: Pipeline, in line: Line) throws(UsageError) -> (Pipeline, Line) {
        guard pipeline.stages.contains(where: { meaning(of: $0) != nil }) else { return (pipeline, line) }
        let typed = Array(line.text.utf8)
        var text = Array(typed[..<pipeline.span.lowerBound])
        var copied = text.count
        for stage in pipeline.stages {
            guard let (name, meaning) = meaning(of: stage) else { continue }
            text += typed[copied..<name.span.lowerBound] + Array(meaning.utf8)
            copied = name.span.upperBound
        }
        text += typed[copied..<pipeline.span.upperBound]
        var expanded = line
        expanded.text = String(decoding: text, as: UTF8.self)
        // What comes before the pipeline has run already, or is the head of a block. Spaces in its place keep every
        // place of an error where the line shows it.
        let start = pipeline.span.lowerBound
        let blank = text[..<start].map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") } + text[start...]
        guard case .complete(let tree) = try Parser.parse(String(decoding: blank, as: UTF8.self)),
            tree.steps.count == 1, let pipeline = tree.steps[0].pipeline
        else { throw UsageError(.unfinished(), at: text.count..<text.count) }
        return (pipeline, expanded)
    }

    /// The word of a stage that is an alias, and what it stands for.
    private func meaning(of stage: Stage) -> (name: UnexpandedWord, text: String)? {
        guard case .command(let words, _) = stage, case .bare(let name)? = words[0].pieces.first,
            words[0].pieces.count == 1, let text = aliases[name]
        else { return nil }
        return (words[0], text)
    }
}
