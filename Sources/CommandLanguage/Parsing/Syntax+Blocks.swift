// The parts of a syntax tree that hold other trees: `if`, `for` and `def` (Language §9). The parser reads
// them, and the shell runs them.

/// A pipeline, or a block with its head.
package enum Statement: Sendable, Hashable {
    case pipeline(Pipeline)
    case choice(Choice)
    case loop(Loop)
    case definition(Definition)

    /// From its first word to its last, or to the brace that closes it.
    package var span: Range<Int> {
        switch self {
        case .pipeline(let pipeline): pipeline.span
        case .choice(let choice): choice.span
        case .loop(let loop): loop.span
        case .definition(let definition): definition.span
        }
    }
}

/// `if CMD { … } else if CMD { … } else { … }`
package struct Choice: Sendable, Hashable {
    /// A condition, and what runs when it is the first to succeed.
    package struct Branch: Sendable, Hashable {
        /// What must succeed.
        package var condition: SyntaxTree
        /// What runs then.
        package var body: SyntaxTree

        /// A condition and its block.
        package init(condition: SyntaxTree, body: SyntaxTree) {
            self.condition = condition
            self.body = body
        }
    }

    /// At least one.
    package var branches: [Branch]
    /// The block after the last `else`; nil without one.
    package var otherwise: SyntaxTree?
    /// From `if` to the last brace.
    package var span: Range<Int>

    /// Branches in the order in which they are tried.
    package init(_ branches: [Branch], otherwise: SyntaxTree? = nil, span: Range<Int>) {
        self.branches = branches
        self.otherwise = otherwise
        self.span = span
    }
}

/// `for NAME in PIPELINE { … }`
package struct Loop: Sendable, Hashable {
    /// The name that each thing has inside, without `$`.
    package var variable: String
    /// What it goes through: a pipeline, or as a single stage the words for rows, names, arguments or numbers.
    package var source: Pipeline
    /// What runs for each thing.
    package var body: SyntaxTree
    /// From `for` to the closing brace.
    package var span: Range<Int>

    /// A loop over what the stages give.
    package init(_ variable: String, in source: Pipeline, body: SyntaxTree, span: Range<Int>) {
        self.variable = variable
        self.source = source
        self.body = body
        self.span = span
    }
}

/// `def NAME A B=VALUE { … }`
package struct Definition: Sendable, Hashable {
    /// A name for an argument.
    package struct Parameter: Sendable, Hashable {
        /// The name, without `$`.
        package var name: String
        /// The value where no argument is given; nil where one must be.
        package var preset: UnexpandedWord?
        /// Exactly as typed.
        package var typed: String
        /// Where it is in the text.
        package var span: Range<Int>

        /// A parameter as it was typed.
        package init(_ name: String, preset: UnexpandedWord? = nil, typed: String, span: Range<Int>) {
            self.name = name
            self.preset = preset
            self.typed = typed
            self.span = span
        }
    }

    /// What is typed to run it.
    package var name: String
    /// The names of its arguments; without any it takes as many as are given.
    package var parameters: [Parameter]
    /// Its lines.
    package var body: SyntaxTree
    /// From `def` to the closing brace.
    package var span: Range<Int>

    /// Throws where two parameters have one name; usage lines have them in capitals.
    package func check() throws(UsageError) {
        for (place, parameter) in parameters.enumerated() {
            for other in parameters[..<place] where other.name.lowercased() == parameter.name.lowercased() {
                throw UsageError(.block(.repeatedParameter(parameter.name)), at: parameter.span)
            }
        }
    }

    /// A function of that name.
    package init(_ name: String, parameters: [Parameter] = [], body: SyntaxTree, span: Range<Int>) {
        self.name = name
        self.parameters = parameters
        self.body = body
        self.span = span
    }
}
