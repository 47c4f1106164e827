// Owns the patterns of `matches`: regular expressions as Swift reads them, compiled once. Like every comparison of text
// they leave aside case and accents, but in addresses. How long a match takes depends on the pattern and can be without
// end: code that runs one on rows does so where it can be left.

import Text

/// A regular expression that was typed, ready to be compared with texts.
package struct TextPattern: Sendable, Hashable {
    /// The expression as it was typed.
    package let source: String
    private let machines: Machines

    /// The length in bytes up to which an expression is read; longer ones take long to compile.
    private static let longest = 1000

    /// Throws what is wrong with the expression.
    package init(_ source: String) throws(BrokenPattern) {
        guard source.utf8.count <= Self.longest else {
            throw BrokenPattern(reason: "it is longer than \(Self.longest) bytes")
        }
        self.source = source
        do {
            // `\b` as in grep and SQL: by Unicode's rules there would be no word `can` in "Can't".
            machines = Machines(
                folded: try Regex(Self.folded(source)).ignoresCase().wordBoundaryKind(.simple),
                exact: try Regex(source).wordBoundaryKind(.simple))
        } catch {
            throw BrokenPattern(reason: String(describing: error))
        }
    }

    /// Whether a part of the text is what the expression describes.
    ///
    /// - Parameter isExact: whether capitals and accents make a difference.
    package func matches(_ text: String, isExact: Bool = false) -> Bool {
        let match =
            isExact
            ? try? machines.exact.firstMatch(in: text) : try? machines.folded.firstMatch(in: Folding.folded(text))
        return match != nil
    }

    /// The expression for folded texts. Its ASCII stays, since `\D` is not `\d`: what case means is left to the
    /// matcher.
    private static func folded(_ source: String) -> String {
        var folded = ""
        for scalar in source.unicodeScalars {
            if scalar.isASCII { folded.unicodeScalars.append(scalar) } else { folded += Folding.folded(String(scalar)) }
        }
        return folded
    }

    /// Patterns of the same text are equal.
    package static func == (left: TextPattern, right: TextPattern) -> Bool { left.source == right.source }

    /// The text alone, as for equality.
    package func hash(into hasher: inout Hasher) { hasher.combine(source) }

    /// The compiled expressions. They never change, and matching keeps its state to itself; the library only does not
    /// say so.
    private final class Machines: @unchecked Sendable {
        let folded: Regex<AnyRegexOutput>
        let exact: Regex<AnyRegexOutput>

        init(folded: Regex<AnyRegexOutput>, exact: Regex<AnyRegexOutput>) {
            self.folded = folded
            self.exact = exact
        }
    }
}

/// The error of an expression that cannot be read.
package struct BrokenPattern: Error, Sendable, Equatable {
    /// What is wrong, in the words of the library: `expected ')'`.
    package let reason: String
}
