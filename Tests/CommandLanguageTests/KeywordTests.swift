// The table of keywords: what follows from each word, and that lexer, parser and conditions read each of them as that.

import FoundationEssentials
import Testing

@testable import CommandLanguage

/// The statement that a line is: `choice`, `loop`, `definition`, `pipeline`, or the fault.
private func statement(_ line: String) -> String {
    do throws(UsageError) {
        guard case .complete(let tree) = try Parser.parse(line) else { return "incomplete" }
        return tree.steps.map { step in
            switch step.statement {
            case .choice(let choice): "choice \(choice.branches.count)" + (choice.otherwise == nil ? "" : " else")
            case .loop(let loop): "loop \(loop.variable)"
            case .definition(let definition): "definition \(definition.name)"
            case .pipeline(let pipeline): "pipeline \(pipeline.stages.count)"
            }
        }.joined(separator: "; ")
    } catch {
        return "\(error.fault)"
    }
}

/// The words of a line that has one stage, as they were typed.
private func typedWords(_ line: String) throws -> [UnexpandedWord] {
    guard case .command(let words, _)? = try tree(line)?.steps.first?.pipeline?.stages.first else { return [] }
    return words
}

/// The fields of a condition, or its fault.
private func fields(_ condition: String) throws -> String {
    let words = try words("where " + condition).words
    do throws(UsageError) {
        let parsed = try ConditionParser.parse(Array(words.dropFirst()))
        return parsed.uses.map(\.field).joined(separator: " ")
    } catch {
        return "\(error.fault)"
    }
}

@Suite("Keywords")
struct KeywordTests {
    @Test("Every keyword is found by its text, and by no other")
    func lookup() throws {
        for keyword in Keyword.allCases {
            #expect(Keyword(bare: keyword.rawValue) == keyword)
            #expect(Keyword(bare: keyword.rawValue + "x") == nil)
            #expect(Keyword(bare: keyword.rawValue.uppercased()) == nil)
            #expect(try typedWords("x \(keyword.rawValue)").map { Keyword($0) } == [nil, keyword])
            #expect(
                try typedWords("x \"\(keyword.rawValue)\" \(keyword.rawValue)$y").map { Keyword($0) } == [
                    nil, nil, nil,
                ])
        }
        #expect(Keyword(bare: "") == nil)
        #expect(Keyword(bare: "unpresent") == nil)
    }

    @Test("The words of blocks open them at the start of a statement, and are words in quotes and after a pipe")
    func blocks() {
        for keyword in Keyword.allCases {
            let word = keyword.rawValue
            switch keyword.block {
            case .condition:
                #expect(statement("\(word) a { b }") == "choice 1")
                #expect(statement("\(word) a { b } else \(word) c { d }") == "choice 2")
                #expect(statement("a | \(word) b") == "pipeline 2")
                #expect(keyword.opensBlock)
            case .alternative:
                #expect(statement("if a { b } \(word) { c }") == "choice 1 else")
                #expect(statement("\(word) { c }") == "unexpectedOperator(\"\(word)\")")
                #expect(!keyword.opensBlock)
            case .named(.loop):
                #expect(statement("\(word) a in b { c }") == "loop a")
                #expect(statement("x | \(word) a b") == "pipeline 2")
                #expect(keyword.opensBlock)
            case .named(.definition):
                #expect(statement("\(word) a { c }") == "definition a")
                #expect(statement("x | \(word) a b") == "pipeline 2")
                #expect(keyword.opensBlock)
            case nil:
                #expect(statement("\(word) a") == "pipeline 1")
                #expect(statement("\(word) a { b }") == "unexpectedOperator(\"{\")")
                #expect(!keyword.opensBlock)
            }
            #expect(statement("\"\(word)\" a") == "pipeline 1")
        }
        #expect(statement("for a \"in\" b { c }").hasPrefix("missingPart("))
    }

    @Test("A command can start after if, else and prefixes, so that ! runs one of the system there")
    func systemCommands() throws {
        for keyword in Keyword.allCases {
            let (word, place) = (keyword.rawValue, keyword.rawValue.utf8.count)
            let span = "\(place + 1)-\(place + 3)"
            let startsCommand =
                switch (keyword.block, keyword.prefix) {
                case (.condition?, _), (.alternative?, _), (nil, .time?), (nil, .try?), (nil, .not?), (nil, .budget?):
                    true
                case (.named?, _), (nil, .every?), (nil, .rule?), (nil, .let?), (nil, nil): false
                }
            #expect(try tokens("\(word) !x") == "\(word)@0-\(place) \(startsCommand ? "!(x)" : "!x")@\(span)")
        }
    }

    @Test(
        "A prefix takes the words that belong to it",
        arguments: [
            ("time a b", 1), ("try a", 1), ("try", 1), ("every 30s a", 2), ("every $t a", 2), ("every", nil),
            ("budget a", 1), ("budget", nil), ("budget --json", nil), ("budget 'a b'", nil), ("'time' a", nil),
            ("search time", nil), ("where a", nil), ("rule a = b", 3), ("rule a b = c", 4), ("rule 'a b' = c", 3),
            ("rule $a = b", 3), ("rule a =", 3), ("rule", nil), ("rule a", nil), ("rule a=b", nil), ("rule = b", nil),
            ("rule 'a' b = c", nil), ("rule a --json = b", nil), ("rule a '=' b", nil),
            ("not a b", 1), ("not", 1), ("let a = (b)", 4), ("let a=(b)", 4), ("let a =( b )", 4), ("let a= (b)", 4),
            ("let a = b", nil), ("let a = '(b)'", nil), ("let", nil), ("let a", nil),
        ])
    func prefixes(line: String, length: Int?) throws {
        let leading = Keyword.Prefix.leading(try typedWords(line)[...])
        #expect(leading?.length == length)
        #expect(leading.map { "\($0.prefix)" } == length.map { _ in String(line.prefix { $0 != " " }) })
    }

    @Test("Every keyword that is a prefix is found before a command, and no other")
    func allPrefixes() {
        for keyword in Keyword.allCases {
            let words = [keyword.rawValue, "a", "=", "("].map {
                UnexpandedWord([.bare($0)], typed: $0, span: 0..<$0.utf8.count)
            }
            #expect(Keyword.Prefix.leading(words[...])?.prefix == keyword.prefix, "\(keyword)")
        }
    }

    @Test("The words of conditions are read as what they are")
    func conditions() throws {
        for keyword in Keyword.allCases {
            let word = keyword.rawValue
            switch keyword.conditionPart {
            case .joint:
                #expect(try fields("a = 1 \(word) b") == "a b")
                #expect(try fields("a = 1 \(word.uppercased()) b") == "a b")
            case .negation:
                #expect(try fields("\(word) a") == "a")
                #expect(try fields("\(word.uppercased()) a") == "a")
            case .presence:
                #expect(try fields("a is \(word)") == "a")
                #expect(try fields("a is not \(word)") == "a")
            case .comparison:
                let value =
                    switch keyword {
                    case .is: "missing"
                    case .in: "(b)"
                    case .between: "1 and 2"
                    default: "b"
                    }
                #expect(try fields("a \(word) \(value)") == "a")
            case nil: break
            }
            // A word that is not reserved is a field like any other, and in quotes each of them is. `in` is one, too.
            let culprit = keyword == .not ? "=" : word
            let fault = "invalidValue(\"\(culprit)\", expected: \"a field\")"
            #expect(try fields("\(word) = 1") == (keyword.isReservedInCondition && keyword != .in ? fault : word))
            #expect(try fields("\"\(word)\" = 1") == word)
        }
    }

    @Test("Beginnings of where, from three letters on, begin a condition")
    func conditionCommand() {
        let beginnings = ["w", "wh", "whe", "wher", "where", "wheree", "when", ""]
        #expect(beginnings.filter(Keyword.beginsCondition) == ["whe", "wher", "where"])
    }
}
