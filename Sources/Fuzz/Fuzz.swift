// Owns the fuzzer of the language and its arguments. Every text must give a tree that prints back, or an error
// with a place in the text; the same holds for the binder and completion. First every beginning of every example
// is tried, lines that call or nest themselves are run, and every command that sends requests gets wrong answers.
// The same seed gives the same cases, each from a generator of its own, so that one case can be repeated alone.

import ShellTesting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@main
struct Fuzz {
    /// The arguments are the number of cases, the seed, and the first case; `--say` prints each case before it
    /// runs, to find one that crashes. Ends with 1 at the first fault.
    static func main() async {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let isVerbose = arguments.contains("--say")
        arguments.removeAll { $0 == "--say" }
        let numbers = arguments.compactMap { Int($0) }
        guard numbers.count == arguments.count, numbers.count <= 3, numbers.allSatisfy({ $0 >= 0 }) else {
            write("usage: Fuzz [CASES [SEED [FIRST]]] [--say]\n")
            exit(2)
        }
        // Without arguments it is a million cases of seed 1.
        let count = numbers.first ?? 1_000_000
        let seed = numbers.count > 1 ? numbers[1] : 1
        let first = numbers.count > 2 ? numbers[2] : 0
        // A hang is a fault, too, and so is a text that takes more memory than any text may.
        alarm(UInt32(120 + count / 2_000))
        boundMemory()
        if first == 0 { await runFixed(seed: seed, isVerbose: isVerbose) }
        run(first..<first + count, seed: seed, isVerbose: isVerbose)
    }

    /// Tries what does not depend on the number of cases: the beginnings, lines that are run, and wrong answers.
    private static func runFixed(seed: Int, isVerbose: Bool) async {
        let (texts, checks) = (TextGenerator(), Checks())
        var generator = SplitMix(seed: UInt64(seed))
        let prefixes = texts.prefixes
        for text in prefixes {
            guard let fault = checks.fault(of: text, using: &generator) else { continue }
            write("a beginning of an example: \(fault)\n\(text.debugDescription)\n")
            exit(1)
        }
        let soup = (0..<2_000).map { texts.text($0, using: &generator) }
        let (fault, count) = await ExecutionChecks.faults(soup: soup)
        if let fault {
            write("run: \(fault)\n")
            exit(1)
        }
        write("\(prefixes.count) prefixes of examples, \(count) lines run: no fault\n")
        await runWrongAnswers(seed: seed, isVerbose: isVerbose)
    }

    /// Gives wrong answers to every command that sends requests.
    private static func runWrongAnswers(seed: Int, isVerbose: Bool) async {
        let storm = AnswerStorm(seed: UInt64(seed), say: { if isVerbose { write($0 + "\n") } })
        let outcome = await storm.run(answers: 20_000)
        if let fault = outcome.fault {
            write("wrong answers: \(fault)\n")
            exit(1)
        }
        write("\(outcome.answers) wrong answers to \(outcome.commands) commands: no fault\n")
    }

    /// Tries the cases one by one; at a fault it writes how that case is repeated alone.
    private static func run(_ cases: Range<Int>, seed: Int, isVerbose: Bool) {
        let (texts, checks) = (TextGenerator(), Checks())
        let start = clock()
        for index in cases {
            // The case's own number is in its seed, so that it can be repeated without those before it.
            var generator = SplitMix(seed: UInt64(seed) &* 0x9E37_79B9 &+ UInt64(index))
            let text = texts.text(index, using: &generator)
            if isVerbose { write("\(index): \(String(text.prefix(2_000)).debugDescription)\n") }
            if let fault = checks.fault(of: text, using: &generator) {
                write("case \(index) of seed \(seed): \(fault)\n\(String(text.prefix(2_000)).debugDescription)\n")
                write("alone: Fuzz 1 \(seed) \(index)\n")
                exit(1)
            }
        }
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        let megabytes = largestMemory
        write(
            "\(cases.count) cases of seed \(seed): no fault, \(Int(seconds)) s of CPU, \(megabytes) MB at most; "
                + "\(checks.summary)\n")
        guard megabytes > memoryLimit else { return }
        write("that is more than \(memoryLimit) MB\n")
        exit(1)
    }

    // MARK: Memory

    /// What all cases together may take, in MB: a line of a megabyte takes a hundred.
    private static let memoryLimit = 512

    /// Ends the process at an allocation that no text can be worth.
    private static func boundMemory() {
        var limit = rlimit(rlim_cur: 4 << 30, rlim_max: 4 << 30)
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    }

    /// The most memory that the process has had, in MB.
    private static var largestMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1_024
    }

    // Directly to the descriptor, so that the last case is visible after a crash.
    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}

/// Random numbers that are the same for the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    /// The whole state of the generator: it grows by a constant with each number.
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next number: the state, mixed so that its bits look random.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
