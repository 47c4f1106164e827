// `let`: texts and rows under a name.

import CommandLanguage
import Prompting
import ShellCommands
import ShellTesting
import Testing

struct LetTests {
    @Test(arguments: [
        ("let band = Sigur Rós\necho $band", "Sigur Rós\n"), ("let x=5\necho $x", "5\n"),
        ("let x =5\necho [${x}]", "[5]\n"), ("let x= a b\necho $x", "a b\n"), ("let x = ''\necho [${x}]", "[]\n"),
        ("let x = \"a  b\"\necho \"<$x>\"", "<a  b>\n"), ("let x = 1\nlet x = 2\necho $x", "2\n"),
        ("let a = one\nlet b = $a two\nlet a = three\necho $b", "one two\n"),
        ("let x = \"--json\"\necho $x", "--json\n"), ("let y = \"1; echo no\"\necho $y", "1; echo no\n"),
        ("let x = '$x'\necho $x", "$x\n"), ("let x = a = b\necho $x", "a = b\n"),
    ])
    func `a name stands for a text, which is never read as anything else`(lines: String, output: String) async {
        #expect(await ShellHarness().result(of: lines) == LineResult(output))
    }

    @Test func `another name for rows is those rows, or some of them`() async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | as all | any; let some = $all:2-3")
        #expect(await harness.result(of: "for x in $some { echo ${x.name} }").output.hasPrefix("Paranoid Android\n"))
        #expect(
            await harness.result(of: "let all = text; echo $all ${some.name}") == LineResult("text Paranoid Android\n"))
    }

    @Test(arguments: [
        ("let", 4, "let needs a name and a value, such as: let band = Sigur Rós", usage),
        ("let x", 5, "= is missing after x.", usage), ("let x y", 5, "= is missing after x.", usage),
        ("let x =", 8, "A value is missing after =.", "usage: let x = VALUE, or '' for nothing"),
        (
            "let 5 = x", 5, "5 cannot be a name: use letters from a to z, digits and _, and begin with a letter.",
            "Type: help let"
        ),
        (
            "let ünï = x", 5, "ünï cannot be a name: use letters from a to z, digits and _, and begin with a letter.",
            "Type: help let"
        ),
        ("let x = --json", 9, "--json is read as an option here.", "To use it as text, quote it: \"--json\""),
        ("let x = a --json", 11, "--json is read as an option here.", "To use it as text, quote it: \"--json\""),
        ("let x = $nope", 9, "$nope is not set.", "To use it as text, quote it: '$nope'"),
        ("echo ${nope", 6, "A } is missing after ${nope.", "Type: ${nope}"),
        ("let best = x; echo $bset", 20, "$bset is not set.", "Did you mean $best?"),
        (
            "let g = a; let h=$g", 16, "$g is not filled in here, since other text touches it in h=$g.",
            "Type: h=${g}. As text: 'h=$g'"
        ),
        (
            "let x = mix; liked | to $x.csv", 25, "$x is not filled in here, since other text touches it in $x.csv.",
            "Type: ${x}.csv. As text: '$x.csv'"
        ),
        (
            "let a = 3; for y in 1..$a { }", 21, "$a is not filled in here, since other text touches it in 1..$a.",
            "Type: 1..${a}. As text: '1..$a'"
        ),
        (
            "let x = a; let y = b; search track name:\"q\"$x-$z$y", 36,
            "$x is not filled in here, since other text touches it in name:\"q\"$x-$z$y.",
            "Type: name:\"q\"${x}-$z${y}. As text: 'name:\"q\"$x-$z$y'"
        ),
        (
            "let h = 1; search track Ke$h", 25, "$h is not filled in here, since other text touches it in Ke$h.",
            "Type: Ke${h}. As text: 'Ke$h'"
        ),
        (
            "echo a; let s=$?", 13, "$? is not filled in here, since other text touches it in s=$?.",
            "Type: s=${?}. As text: 's=$?'"
        ),
    ])
    func `what is no name or no value is pointed at`(line: String, column: Int, message: String, step: String) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    @Test(arguments: [
        ("echo A$AP Ke$ha $1, Wh@$? $#! US$5 a$ $$ 1..$n", "A$AP Ke$ha $1, Wh@$? $#! US$5 a$ $$ 1..$n\n"),
        ("let x = 1; echo 'a$x' \"a$x\" a${x} $xy, $X. $$", "a$x a1 a1 $xy, $X. $$\n"),
    ])
    func `a sign within a word is text where no variable has the name`(lines: String, output: String) async {
        #expect(await ShellHarness().result(of: lines) == LineResult(output))
    }

    @Test func `the field of rows is offered in braces, and empty rows count as empty`() async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | take 1 | as one | any; tracks | where name = zzz | as none | count")
        #expect(
            await harness.result(of: "echo $one.name")
                == .refused(
                    "-c:1:6: $one is not filled in here, since other text touches it in $one.name.\n"
                        + "Type: ${one.name}. As text: '$one.name'\n"))
        #expect(
            await harness.result(of: "echo ${none:-nothing} ${none.name:-at all}") == LineResult("nothing at all\n"))
        #expect(await harness.result(of: "for x in ${one:-no} { echo ${x.name} }") == LineResult("Airbag\n"))
        #expect(
            await harness.result(of: "echo ${none:?Nothing was found.}")
                == .refused("-c:1:6: Nothing was found.\nTo set it: let none = VALUE\n"))
        #expect(await harness.result(of: "for x in $none { echo no }; $none | count") == LineResult("0\n"))
        #expect(
            await harness.result(of: "echo $none")
                == .refused(
                    "-c:1:6: $none holds rows, but text is needed here.\n"
                        + "Use a field of the first row: ${none.name}\n"))
    }

    @Test(arguments: [
        ("let x = hello; echo \"${x.name} $x\"", "There is no field name, since $x holds text.", "${x}"),
        ("let x = 5; echo ${x.name:-none}", "There is no field name, since $x holds text.", "${x}"),
        (
            "for y in 1..2 { echo ${y.duration.seconds} }",
            "There is no field duration.seconds, since $y holds text.", "${y}"
        ),
        ("def f a { echo ${a.name} ${1.name} }; f hello", "There is no field name, since $a holds text.", "${a}"),
        ("def f { echo ${1.name} }; f hello", "There is no field name, since $1 holds text.", "${1}"),
        ("let x = 5; echo $x:2", "$x holds text, which has no rows to number.", "${x}"),
    ])
    func `a text has no fields and no rows`(line: String, sentence: String, text: String) async {
        let result = await ShellHarness().result(of: line)
        #expect(result.status == .usage)
        #expect(result.output.isEmpty)
        #expect(
            result.messages.hasSuffix("\(sentence)\nFor the text itself, type: \(text)\n"), "\(result.messages)")
    }

    @Test func `arguments within a word are refused where they were given`() async {
        #expect(await ShellHarness(arguments: ["x"]).result(of: "echo US$5 $2,") == LineResult("US$5 $2,\n"))
        #expect(
            await ShellHarness(arguments: ["x"]).result(of: "echo $1,")
                == .refused(
                    "-c:1:6: $1 is not filled in here, since other text touches it in $1,.\n"
                        + "Type: ${1},. As text: '$1,'\n"))
    }

    @Test(arguments: [
        ("let n = (echo a b); echo $n", "a b\n"), ("let n=(echo a)\necho $n", "a\n"),
        ("let n = ( echo a )\necho $n", "a\n"),
        ("let n = (echo a(b)); echo $n", "a(b)\n"), ("let x = 5; let n = (echo $x); echo $n", "5\n"),
        ("let n = (echo '--json'); echo $n", "--json\n"), ("let n = '(a)'; echo $n", "(a)\n"),
        ("alias say = echo so; let n = (say it); echo $n", "so it\n"),
        ("def f { let n = (echo a); echo $n }; f; echo ${n:-none}", "a\nnone\n"),
    ])
    func `the value of a pipeline is kept and not shown`(lines: String, output: String) async {
        #expect(await ShellHarness().result(of: lines) == LineResult(output))
    }

    @Test func `a count is a number, rows are rows, and what fails leaves the variable alone`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(
            await harness.result(of: "let n = (search artist radiohead | count); test $n = 2 && echo $n")
                == LineResult("2\n", requests: 1))
        #expect(
            await harness.result(of: "let r = (search artist radiohead); for x in $r { echo ${x.name} }")
                == LineResult("Radiohead\nRadiohead Tribute Band\n"))
        let failed = await harness.result(of: "let n = (tracks album:zzqq | count)")
        #expect((failed.output, failed.status) == ("", .notFound))
        #expect(await harness.result(of: "echo $n") == LineResult("2\n"))
    }

    @Test(arguments: [
        (
            "let n = (pause)", 10, "pause gives no value.",
            "A command that lists or counts does: let n = (liked | count)"
        ),
        ("let n = (echo a", 16, ") is missing after a.", "usage: let NAME = (PIPELINE)"),
        ("let n = ()", 10, "A pipeline is missing after (.", "usage: let NAME = (PIPELINE)"),
        (
            "let n = (echo a) b", 18, "; or a new line is missing before b.", "To use b as text, quote it: \"b\""
        ),
        (
            "let 5 = (echo a)", 5,
            "5 cannot be a name: use letters from a to z, digits and _, and begin with a letter.",
            "Type: help let"
        ),
        (
            "let n = (!date)", 10, "In these brackets only commands of juke can be, and none of the system.",
            "For a value: let n = (liked | count). For rows that it chooses: liked | !head -3 | rows - | as best"
        ),
        ("let n = (plya)", 10, "There is no command plya.", "Did you mean play or plan?"),
        (
            "def f { }; let n = (f)", 21, "f is a function: it neither takes rows from a pipe nor gives any.",
            "Use it alone, or make an alias of one pipeline: alias NAME = '…'"
        ),
        (
            "let n = (try echo a)", 14,
            "Only a pipeline can stand here, without time, try, every and the like before it.",
            "Put such a word before the whole: try let n = (liked | count)"
        ),
    ])
    func `brackets without a value are refused before any request`(
        line: String, column: Int, message: String, step: String
    ) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    @Test func `Tab completes commands in brackets, and after the in of a loop`() {
        let engine = CompletionEngine(table: Catalogue.table(), snapshot: { _ in [] })
        for line in ["let n = (lik", "let n=(lik", "try let n = ( lik", "for x in lik", "not lik"] {
            let plan = engine.completions(for: line, cursor: line.utf8.count)
            #expect(plan.candidates.map(\.insertion).contains("liked"), "\(line)")
            #expect(plan.replacing.lowerBound == line.utf8.count - 3, "\(line)")
        }
        let piped = engine.completions(for: "let n = (liked | cou", cursor: 20)
        #expect(piped.candidates.map(\.insertion) == ["count"])
    }

    private static let usage = "usage: let NAME = VALUE"

    @Test func `rows cannot be part of a text`() async {
        let harness = await AwkwardSongs.shell()
        _ = await harness.run("liked | as songs | any")
        #expect(
            await harness.result(of: "let x = the $songs")
                == .refused(
                    "-c:1:13: $songs holds rows, but text is needed here.\n"
                        + "Use a field of the first row: ${songs.name}\n"))
    }
}
