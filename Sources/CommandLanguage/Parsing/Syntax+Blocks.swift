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

/// `for NAME in REFERENCE { … }`
package struct Loop: Sendable, Hashable {
    /// The name that each thing has inside, without `$`.
    package var variable: String
    /// What it goes through; at least one word.
    package var words: [UnexpandedWord]
    /// What runs for each thing.
    package var body: SyntaxTree
    /// From `for` to the closing brace.
    package var span: Range<Int>

    /// A loop over what the words name.
    package init(_ variable: String, in words: [UnexpandedWord], body: SyntaxTree, span: Range<Int>) {
        self.variable = variable
        self.words = words
        self.body = body
        self.span = span
    }
}

/// `def NAME { … }`
package struct Definition: Sendable, Hashable {
    /// What is typed to run it.
    package var name: String
    /// Its lines.
    package var body: SyntaxTree
    /// From `def` to the closing brace.
    package var span: Range<Int>

    /// A function of that name.
    package init(_ name: String, body: SyntaxTree, span: Range<Int>) {
        self.name = name
        self.body = body
        self.span = span
    }
}
