// The fuzzer of the language: every text must give a tree that prints back, or an error whose place is in the text; the
// binder and completion likewise. Every beginning of every example is tried first; lines that call or nest themselves are
// run, and every command that asks Spotify is given wrong answers. The same seed gives the same cases, each from a
// generator of its own, so that one case can be repeated alone.

import Glibc
import ShellTesting

@main
struct Fuzz {
    /// Arguments: how many cases, the seed, the first case; `--say` shows each before it runs, to find one that crashes.
    static func main() async {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let isTelling = arguments.contains("--say")
        arguments.removeAll { $0 == "--say" }
        let numbers = arguments.compactMap { Int($0) }
        guard numbers.count == arguments.count, numbers.count <= 3, numbers.allSatisfy({ $0 >= 0 }) else {
            write("usage: Fuzz [CASES [SEED [FIRST]]] [--say]\n")
            exit(2)
        }
        let count = numbers.first ?? 1_000_000
        let seed = numbers.count > 1 ? numbers[1] : 1
        let first = numbers.count > 2 ? numbers[2] : 0
        // A hang is a failure too.
        alarm(UInt32(120 + count / 2_000))
        if first == 0 { await runFixed(seed: seed, isTelling: isTelling) }
        run(first..<first + count, seed: seed, isTelling: isTelling)
    }

    /// What is tried whatever the seed.
    private static func runFixed(seed: Int, isTelling: Bool) async {
        let (cauldron, checks) = (Cauldron(), Checks())
        var generator = SplitMix(seed: UInt64(seed))
        let prefixes = cauldron.prefixes
        for text in prefixes {
            guard let fault = checks.fault(of: text, using: &generator) else { continue }
            write("a beginning of an example: \(fault)\n\(text.debugDescription)\n")
            exit(1)
        }
        let soup = (0..<2_000).map { cauldron.text($0, using: &generator) }
        let (fault, count) = await Executed.faults(soup: soup)
        if let fault {
            write("run: \(fault)\n")
            exit(1)
        }
        write("\(prefixes.count) prefixes of examples, \(count) lines run: no fault\n")
        await runStorm(seed: seed, isTelling: isTelling)
    }

    /// Answers made wrong, at every command that asks for some.
    private static func runStorm(seed: Int, isTelling: Bool) async {
        let storm = AnswerStorm(seed: UInt64(seed), say: { if isTelling { write($0 + "\n") } })
        let outcome = await storm.run(answers: 20_000)
        if let fault = outcome.fault {
            write("wrong answers: \(fault)\n")
            exit(1)
        }
        write("\(outcome.answers) wrong answers to \(outcome.commands) commands: no fault\n")
    }

    private static func run(_ cases: Range<Int>, seed: Int, isTelling: Bool) {
        let (cauldron, checks) = (Cauldron(), Checks())
        let start = clock()
        for index in cases {
            var generator = SplitMix(seed: UInt64(seed) &* 0x9E37_79B9 &+ UInt64(index))
            let text = cauldron.text(index, using: &generator)
            if isTelling { write("\(index): \(String(text.prefix(2_000)).debugDescription)\n") }
            if let fault = checks.fault(of: text, using: &generator) {
                write("case \(index) of seed \(seed): \(fault)\n\(String(text.prefix(2_000)).debugDescription)\n")
                write("alone: Fuzz 1 \(seed) \(index)\n")
                exit(1)
            }
        }
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        write("\(cases.count) cases of seed \(seed): no fault, \(Int(seconds)) s of CPU; \(checks.summary)\n")
    }

    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}

/// Numbers that are the same for the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
