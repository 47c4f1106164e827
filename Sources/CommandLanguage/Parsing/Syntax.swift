// The syntax tree of a line: pipelines and blocks, how they follow each other, and the place of every part in
// the text. The parser builds it from the lexer's tokens. Words still hold their variables, which expansion
// fills in just before a stage is understood. Blocks are in `Syntax+Blocks.swift`.

/// One or more statements, in the order in which they run.
package struct SyntaxTree: Sendable, Hashable {
    /// A statement, and when it runs.
    package struct Step: Sendable, Hashable {
        /// How it follows the statement before it: after `;`, `&&` or `||`.
        package enum Condition: Sendable, Hashable { case always, afterSuccess, afterFailure }

        /// When it runs.
        package var condition: Condition
        /// What runs.
        package var statement: Statement

        /// A statement that runs then.
        package init(_ condition: Condition, _ statement: Statement) {
            self.condition = condition
            self.statement = statement
        }

        /// The pipeline; nil for a block.
        package var pipeline: Pipeline? {
            switch statement {
            case .pipeline(let pipeline): pipeline
            case .choice, .loop, .definition: nil
            }
        }
    }

    /// The statements; the first of them always runs.
    package var steps: [Step]

    /// A line of these statements.
    package init(_ steps: [Step]) { self.steps = steps }
}

/// Stages that pass rows on, from left to right; at least one.
package struct Pipeline: Sendable, Hashable {
    /// The commands, from the one that makes rows to the one that ends with them.
    package var stages: [Stage]
    /// The words of prefixes before a command of the system: `not !test -e x`. Those before a command of juke's are the
    /// first of its words.
    package var prefixes: [UnexpandedWord]

    /// A pipeline of these commands.
    package init(_ stages: [Stage], prefixes: [UnexpandedWord] = []) {
        self.stages = stages
        self.prefixes = prefixes
    }

    /// From the first prefix or stage to the last stage, as UTF-8 offsets in the text.
    package var span: Range<Int> {
        let start = prefixes.first?.span.lowerBound ?? stages.first?.span.lowerBound ?? 0
        // Words that an alias or a rule brings can have places of another text.
        return start..<max(start, stages.last?.span.upperBound ?? start)
    }
}

/// A command with its words, or a command of the system's shell.
package enum Stage: Sendable, Hashable {
    /// Words of juke's own language; at least one.
    case command([UnexpandedWord], span: Range<Int>)
    /// The text after `!`, for `/bin/sh -c`.
    case system(String, span: Range<Int>)

    /// Where it is in the text.
    package var span: Range<Int> {
        switch self {
        case .command(_, let span), .system(_, let span): span
        }
    }
}

/// A word before its variables are filled in.
package struct UnexpandedWord: Sendable, Hashable {
    /// A stretch of the word.
    package enum Piece: Sendable, Hashable {
        case bare(String)
        case quoted(String)
        /// A variable, outside or inside double quotes. It is larger than all texts, and rarer.
        indirect case variable(Variable)
    }

    /// Its stretches in order.
    package var pieces: [Piece]
    /// Exactly as typed.
    package var typed: String
    /// Where it is in the text.
    package var span: Range<Int>

    /// A word at its place.
    package init(_ pieces: [Piece], typed: String, span: Range<Int>) {
        self.pieces = pieces
        self.typed = typed
        self.span = span
    }
}

extension UnexpandedWord {
    /// The variable the word begins with, outside quotes.
    package var leadingVariable: Variable? {
        guard typed.utf8.first == .dollar, case .variable(let variable)? = pieces.first else { return nil }
        return variable
    }

    /// The variables in it, with those in the texts that take the place of others.
    package var variables: [Variable] { Self.variables(in: pieces) }

    private static func variables(in pieces: [Piece]) -> [Variable] {
        pieces.flatMap { piece -> [Variable] in
            guard case .variable(let variable) = piece else { return [] }
            return [variable] + variables(in: variable.alternative?.pieces ?? [])
        }
    }

    /// The word, if it holds no variable.
    package var fixed: Word? {
        var fixed: [Word.Piece] = []
        for piece in pieces {
            switch piece {
            case .bare(let text): fixed.append(Word.Piece(text, .bare))
            case .quoted(let text): fixed.append(Word.Piece(text, .quoted))
            case .variable: return nil
            }
        }
        return Word(fixed, typed: typed, span: span)
    }
}

/// A use of a variable.
package struct Variable: Sendable, Hashable {
    /// A name, a number, `@`, `#` or `?`.
    package var name: String
    /// The field in `${name.field}`, or a part of one: `duration.seconds`.
    package var field: String?
    /// The rows in `$name:1-3`.
    package var rows: String?
    /// What is done where it is not set, or empty.
    package var alternative: Alternative?
    /// From the `$` to its end.
    package var span: Range<Int>

    /// What is done where a variable is not set, or empty.
    package enum Alternative: Sendable, Hashable {
        /// `${name:-TEXT}`: the text takes its place.
        case text([UnexpandedWord.Piece])
        /// `${name:?TEXT}`: the line is refused with this sentence.
        case refusal([UnexpandedWord.Piece])

        /// The stretches of the text.
        var pieces: [UnexpandedWord.Piece] {
            switch self {
            case .text(let pieces), .refusal(let pieces): pieces
            }
        }
    }

    /// A use at its place.
    package init(
        _ name: String, field: String? = nil, rows: String? = nil, alternative: Alternative? = nil, span: Range<Int>
    ) {
        self.name = name
        self.field = field
        self.rows = rows
        self.alternative = alternative
        self.span = span
    }

    /// What a variable stands for, by the form of its name.
    package enum Meaning: Sendable, Hashable {
        /// `$@`: all arguments of the script or function.
        case arguments
        /// `$#`: how many arguments there are.
        case argumentCount
        /// `$1`, `$2` …: one argument, counted from 1.
        case argument(Int)
        /// `$?`: the status of the last pipeline.
        case lastStatus
        /// A variable that `let`, `as` or `for` made.
        case named
    }

    /// What it stands for.
    package var meaning: Meaning {
        switch name {
        case "@": .arguments
        case "#": .argumentCount
        case "?": .lastStatus
        case _: Int(name).map(Meaning.argument) ?? .named
        }
    }
}
