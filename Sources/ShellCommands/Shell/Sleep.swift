// `sleep`: waits, for scripts that look at something again later. It waits on the clock that the shell was given, so
// that Ctrl-C and the end of `--timeout` end it at once.

package import CommandLanguage
import Exchange
import Library
import Rendering
import Text

/// Waits.
package struct Sleep: FirstCommand {
    static let time = Slot<Duration>(
        "TIME", help: "such as 5s, 0.5s or 2m, at most a day", noun: "a time",
        shape: .one,
        parse: { argument throws(UsageError) in
            let text = argument.words[0].text
            guard let time = DurationText.parseExactly(text)?.duration ?? DurationText.parseSeconds(text),
                time <= longest
            else { throw argument.invalid(expected: "a time of at most a day, such as 5s or 2m") }
            return time
        })

    package static let commandName = "sleep"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "wait for some time",
        details: """
            Ctrl-C ends it at once. With --dry-run nothing is waited for. To pause what plays after some time: \
            stop-after.
            """,
        slots: [time.erased], examples: [.init("sleep 10s", "in a loop or a script: wait ten seconds")], cost: "none")

    /// The longest time, which keeps every clock within its range.
    private static let longest = Duration.seconds(86_400)

    let time: Duration

    package init(_ input: ParsedInput) throws(UsageError) { time = try input.value(Self.time) }

    /// Waits, unless the line only says what it would do.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard services.context.changes == .made else { return Reply(.nothing) }
        try await services.time.sleep(for: time)
        return Reply(.nothing)
    }
}
