// The parts of a syntax tree that hold other trees: `if`, `for` and `def` (Language §9). The parser reads
// them, and the shell runs them.

/// A pipeline, or a block with its head.
package enum Statement: Sendable, Hashable {
    case pipeline(Pipeline)
    case choice(Choice)
    case loop(Loop)
    case definition(Definition)

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
        package var condition: SyntaxTree
        package var body: SyntaxTree

        package init(condition: SyntaxTree, body: SyntaxTree) {
            self.condition = condition
            self.body = body
        }
    }

    /// At least one.
    package var branches: [Branch]
    package var otherwise: SyntaxTree?
    package var span: Range<Int>

    package init(_ branches: [Branch], otherwise: SyntaxTree? = nil, span: Range<Int>) {
        self.branches = branches
        self.otherwise = otherwise
        self.span = span
    }
}

/// `for NAME in REFERENCE { … }`
package struct Loop: Sendable, Hashable {
    package var variable: String
    /// What it goes through; at least one word.
    package var words: [UnexpandedWord]
    package var body: SyntaxTree
    package var span: Range<Int>

    package init(_ variable: String, in words: [UnexpandedWord], body: SyntaxTree, span: Range<Int>) {
        self.variable = variable
        self.words = words
        self.body = body
        self.span = span
    }
}

/// `def NAME { … }`
package struct Definition: Sendable, Hashable {
    package var name: String
    package var body: SyntaxTree
    package var span: Range<Int>

    package init(_ name: String, body: SyntaxTree, span: Range<Int>) {
        self.name = name
        self.body = body
        self.span = span
    }
}
