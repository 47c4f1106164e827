// What a `for` goes through: the arguments, numbers that are counted, rows and names as everywhere, or the rows of a
// pipeline. Which of them the words mean is decided here; looking anything up is left to Evaluator.

import CommandLanguage
import ShellCommands

/// What a loop goes through.
enum LoopSource: Sendable {
    /// `$@`
    case arguments
    /// `1950..1970 step 10`
    case numbers([UnexpandedWord])
    /// Rows, variables and names.
    case things([UnexpandedWord])
    /// What a pipeline lists.
    case pipeline(Pipeline)

    /// What the words after `in` mean. Several stages, and words that begin with a command, are a pipeline.
    init(_ source: Pipeline, isCommand: (String) -> Bool) {
        guard source.stages.count == 1, case .command(let words, _)? = source.stages.first, let first = words.first
        else {
            self = .pipeline(source)
            return
        }
        if words.count == 1, first.pieces.count == 1, case .variable(let variable) = first.pieces[0],
            variable.meaning == .arguments, variable.alternative == nil
        {
            self = .arguments
        } else if first.pieces.contains(where: \.countsOn), words.count == 1 || words[1].fixed.isStep {
            self = .numbers(words)
        } else if let name = first.fixed?.bareText, isCommand(name), words.count > 1 || !Self.references.contains(name)
        {
            self = .pipeline(source)
        } else {
            self = .things(words)
        }
    }

    /// Commands whose names alone are references, which name the thing itself.
    private static let references: Set<String> = [Now.commandName]
}

extension UnexpandedWord.Piece {
    /// Whether two dots are in it, as between the ends of a range.
    fileprivate var countsOn: Bool {
        guard case .bare(let text) = self else { return false }
        let bytes = Array(text.utf8)
        return zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == UInt8(ascii: ".") }
    }
}

extension UInt8 {
    /// Whether a number may begin with it.
    fileprivate var beginsNumber: Bool { self == UInt8(ascii: "-") || (0x30...0x39).contains(self) }
}

extension Word? {
    fileprivate var isStep: Bool { self?.bareText.flatMap { Keyword(bare: $0) } == .step }
}

/// Numbers that a loop counts, one after the other; however many there are, only one is held.
struct CountedNumbers: Sendable, Equatable {
    private var next: Int?
    private let last: Int
    private let step: Int

    /// The numbers that `1950..1970` and a step mean; nil for words that are no range, which may be a name.
    ///
    /// - Throws: where the words can only be meant as a range, and the numbers cannot be counted.
    init?(_ words: [Word]) throws(UsageError) {
        guard let first = words.first else { return nil }
        let ends = Self.ends(of: first.text)
        guard let ends, let from = Int(ends.from), let to = Int(ends.to) else {
            if let ends, Self.isNumber(ends.from), Self.isNumber(ends.to) {
                throw UsageError(.block(.rangeTooLarge(first.text)), at: first.span)
            }
            guard words.count > 1 || !first.isBare || ends?.from.utf8.first?.beginsNumber == true else { return nil }
            throw UsageError(.block(.invalidRange(first.text)), at: first.span)
        }
        var step = 1
        if words.count > 1 {
            guard words.count > 2 else {
                throw UsageError(
                    .missingPart("a number", after: words[1].text, usage: Self.usage),
                    at: words[1].span.upperBound..<words[1].span.upperBound)
            }
            guard words.count == 3 else {
                throw UsageError(.surplusArgument(words[3].text, usage: Self.usage), at: words[3].span)
            }
            guard let number = Int(words[2].text), number > 0 else {
                throw UsageError(
                    .invalidValue(words[2].text, expected: "a whole number of 1 or more"), at: words[2].span)
            }
            step = number
        }
        next = from
        last = to
        self.step = from <= to ? step : -step
    }

    /// Whether a text is a whole number, however large.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static let usage = "for NAME in 1950..1970 step 10 { … }"

    /// The texts before and after the dots.
    private static func ends(of text: String) -> (from: String, to: String)? {
        let bytes = Array(text.utf8)
        let dots = bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: ".") && bytes[$0 + 1] == bytes[$0] }
        guard let dots else { return nil }
        return (String(decoding: bytes[..<dots], as: UTF8.self), String(decoding: bytes[(dots + 2)...], as: UTF8.self))
    }

    /// The next number; nil after the last one.
    mutating func count() -> Int? {
        guard let number = next else { return nil }
        let (following, isTooLarge) = number.addingReportingOverflow(step)
        next = isTooLarge || (step > 0 ? following > last : following < last) ? nil : following
        return number
    }
}
