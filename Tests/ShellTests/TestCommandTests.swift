// `test`: what values are compared as, and what is no condition.

import ShellCommands
import ShellTesting
import Testing

struct TestCommandTests {
    @Test(arguments: [
        ("1 = 1", true), ("1 = 2", false), ("01 = 1", true), ("10 > 9", true), ("2.5 < 3", true), ("2.5 > 2.25", true),
        ("-1 < 0", true), ("1 in (1.0, 2)", true), ("3 in (1, 2)", false),
        ("abc = ABC", true), ("Björk = bjork", true), ("abc ~ b", true), ("abc !~ b", false), ("a != b", true),
        ("the end has end", true), ("b > a", true), ("nina simone = Nina Simone", true), ("x in (a, x)", true),
        ("3:20 > 90s", true), ("200s = 3:20", true), ("1997-05 < 1998", true), ("1997-05-21 = 1997-05", true),
        ("yes = true", true), ("true", true), ("no", false), ("''", false),
        ("'' is missing", true), ("'' is present", false), ("x is not missing", true), ("'' = ''", true),
        ("'' != a", true),
        ("a = b or c = c", true), ("a = b and c = c", false), ("not a = b", true), ("(a = b or 1 = 1) and 2 > 1", true),
        ("spotify:track:a = spotify:track:A", false), ("spotify:track:a = spotify:track:a", true),
        ("'and' = and", true), ("5 between 1 and 10", true), ("2.5 between 2.6 and 3", false), ("abc starts AB", true),
        ("Mon < wed", true), ("sunday > Sat", true), ("Mon = monday", true), ("fri between mon and Saturday", true),
        ("tue in (Mon, wed)", false), ("Mon = Monty", false), ("yesterday between 1y-ago and today", true),
        ("abc ends b", false), ("abc matches '^a.c$'", true), ("a = b OR NOT a = b", true), ("today > 1y-ago", true),
    ])
    func `values are compared as what they look like`(condition: String, isTrue: Bool) async {
        #expect(
            await ShellHarness().result(of: "test \(condition)") == LineResult(status: isTrue ? .done : .failed),
            "\(condition)")
    }

    @Test(arguments: [
        ("if test $# = 0 { echo none } else { echo some }", [], "none\n"),
        ("if test $# = 0 { echo none } else { echo some }", ["a"], "some\n"),
        ("test ${1:-} is missing && echo none; echo on", [], "none\non\n"),
        ("test ${1:-} is missing && echo none; echo on", ["a"], "on\n"),
        ("let a = 3; test $a>2 && echo more", [], "more\n"), ("let a = 3; test $a=$a && echo same", [], "same\n"),
        ("let a = '= b or 1'; test $a = '= b or 1' && echo text", [], "text\n"),
    ])
    func `values come from variables, and are never read as signs`(
        text: String, arguments: [String], output: String
    ) async {
        #expect(await ShellHarness(arguments: arguments).result(of: text) == LineResult(output))
    }

    @Test func `a line after one that is not true is run, and a test alone stops a script`() async {
        #expect(await ShellHarness().result(of: "test 1 = 2 && echo no\necho on") == LineResult("on\n"))
        #expect(await ShellHarness().result(of: "test 1 = 2\necho no") == LineResult(status: .failed))
        #expect(await ShellHarness().result(of: "test 1 = 2 && echo no") == LineResult(status: .failed))
        #expect(
            await ShellHarness().result(of: "for i in 1..3 { test $i = 2 && echo $i }; echo end")
                == LineResult("2\nend\n"))
    }

    @Test func `rows are looked for among kept rows, by their addresses and names`() async {
        let harness = ShellHarness()
        _ = await harness.run("login\nsearch artist radiohead | as r | any")
        #expect(
            await harness.result(of: "for x in $r { if test $x in $r:1 { echo ${x.name} } }")
                == LineResult("Radiohead\n"))
        #expect(await harness.result(of: "test radiohead in $r && test ${r.uri} in $r") == LineResult())
        #expect(await harness.result(of: "test nobody in $r") == LineResult(status: .failed))
        #expect(await harness.result(of: "test $r is present") == LineResult())
        #expect(
            await harness.result(of: "test $r = x")
                == .refused(
                    "-c:1:6: $r holds rows, but text is needed here.\nUse a field of the first row: ${r.name}\n"))
    }

    @Test(arguments: [
        (
            "test", 5, "test needs a condition, such as: test $# = 0 && echo usage: greet NAME",
            "usage: test CONDITION"
        ),
        ("test abc", 9, "A comparison is missing after abc.", "usage: test VALUE = VALUE"),
        ("test a =", 9, "A value is missing after =.", "usage: test VALUE = VALUE"),
        ("test 1 <", 9, "A value is missing after <.", "usage: test VALUE < VALUE"),
        ("test 5 between 3", 17, "`and` is missing after 3.", "usage: test VALUE between A and B"),
        ("test = 5", 6, "A value is missing before =.", "usage: test VALUE = …"),
        ("test between 1 and 5", 6, "A value is missing before between.", "usage: test VALUE between …"),
        (
            "test a < 5", 6, "5 is a number and a is not, so neither is more than the other.",
            "usage: test VALUE < VALUE, each a number"
        ),
        (
            "test 5 >= a", 11, "5 is a number and a is not, so neither is more than the other.",
            "usage: test VALUE >= VALUE, each a number"
        ),
        (
            "test 5m between 1m and long", 24,
            "5m is a duration and long is not, so neither is more than the other.",
            "usage: test VALUE between A and B, each a duration such as 3:20, 90s or 5m"
        ),
        (
            "test Wed < Thrusday", 12,
            "Wed is a day of the week and Thrusday is not, so neither is more than the other.",
            "usage: test VALUE < VALUE, each a day of the week: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday "
                + "or Sunday"
        ),
        ("test 5 between 9 and 1", 16, "Nothing is between 9 and 1, since the first is more.", "Type: between 1 and 9"),
        (
            "test 5m between 9m and 60s", 17, "Nothing is between 9m and 60s, since the first is more.",
            "Type: between 60s and 9m"
        ),
        ("test x between z and a", 16, "Nothing is between z and a, since the first is more.", "Type: between a and z"),
        (
            "test Mon between Fri and Tue", 18, "Nothing is between Fri and Tue, since the first is more.",
            "Type: between Tue and Fri"
        ),
        (
            "test yesterday between today and 1y-ago", 24,
            "Nothing is between today and 1y-ago, since the first is more.", "Type: between 1y-ago and today"
        ),
        (
            "test 2020 between today and 2019-05", 19,
            "Nothing is between today and 2019-05, since the first is more.", "Type: between 2019-05 and today"
        ),
        ("test a == b", 8, "== is not a comparison here.", "Use = instead of ==."),
        (
            "test 5 not in (1, 2)", 6, "VALUE not in is not a comparison here.",
            "Use not VALUE in instead of VALUE not in."
        ),
        ("test 5 -eq 5", 8, "-eq is not a comparison here.", "Use = instead of -eq."),
        ("test -z x", 6, "-z is not a comparison here.", "Use VALUE is missing instead of -z."),
        ("test $x = 1", 6, "$x is not set.", "To use it as text, quote it: '$x'"),
        ("echo no; test a = (", 19, "( is not a value.", "Type: help test"),
    ])
    func `what is no condition is pointed at`(line: String, column: Int, message: String, step: String) async {
        let result = await ShellHarness().result(of: line)
        guard !line.hasPrefix("echo") else { return #expect((result.output, result.status) == ("", .usage)) }
        #expect(result == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }
}
