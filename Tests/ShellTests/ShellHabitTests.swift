// What is typed by a habit from other shells: each line is refused with what to type here, before anything runs, and
// the same signs are text where they belong to a name.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ShellHabitTests {
    private static let turning = "Here a minus sign before a field turns its order around."

    @Test(arguments: [
        ("liked > songs.csv", 7, "No file is written by > here.", "Type: | to csv FILE. As text: \">\""),
        ("echo a >> songs.txt", 8, "No file is written by >> here.", "Type: | to csv FILE. As text: \">>\""),
        ("echo a >songs.txt", 8, "No file is written by > here.", "Type: | to csv FILE. As text: \">songs.txt\""),
        (
            "liked 2>/dev/null", 7, "Messages cannot be sent elsewhere from inside juke.",
            "Where juke is started they can: juke -c '…' 2>FILE. As text: \"2>/dev/null\""
        ),
        (
            "echo a 2>&1", 8, "Messages cannot be sent elsewhere from inside juke.",
            "Where juke is started they can: juke -c '…' 2>FILE. As text: \"2>&1\""
        ),
        (
            "artist x &> all", 10, "Messages cannot be sent elsewhere from inside juke.",
            "Where juke is started they can: juke -c '…' 2>FILE. As text: \"&>\""
        ),
        ("save < list.txt", 6, "No file is read by < here.", "Type: !cat FILE | rows -. As text: \"<\""),
        ("echo <<EOF", 6, "No file is read by << here.", "Type: !cat FILE | rows -. As text: \"<<EOF\""),
        ("echo a &", 8, "Nothing runs in the background here.", "Leave out the &. As text: \"&\""),
        ("pause & next", 7, "Nothing runs in the background here.", "Leave out the &. As text: \"&\""),
        ("if echo a { pause & }", 19, "Nothing runs in the background here.", "Leave out the &. As text: \"&\""),
        (
            "echo a $(date +%Y) b", 8, "What a command gives is not filled in here.",
            "Keep it in a variable: let NAME = (PIPELINE), and then $NAME. As text: '$(date +%Y)'"
        ),
        (
            "let n=$(liked | count)", 7, "What a command gives is not filled in here.",
            "Keep it in a variable: let NAME = (PIPELINE), and then $NAME. As text: '$(liked | count)'"
        ),
        (
            "echo \"a $(date)\"", 9, "What a command gives is not filled in here.",
            "Keep it in a variable: let NAME = (PIPELINE), and then $NAME. As text: '$(date)'"
        ),
        (
            "liked | where year in $(", 23, "What a command gives is not filled in here.",
            "Keep it in a variable: let NAME = (PIPELINE), and then $NAME. As text: '$('"
        ),
        (
            "echo `date`", 6, "What a command gives is not filled in here.",
            "Keep it in a variable: let NAME = (PIPELINE), and then $NAME. As text: \"`date`\""
        ),
        (
            "let day = `date +%d`", 11, "What a command gives is not filled in here.",
            "Keep it in a variable: let NAME = (PIPELINE), and then $NAME. As text: \"`date +%d`\""
        ),
        (
            "let day = !date +%d", 11, "A variable gets no value from a command of the system.",
            "From one of juke's: let day = (liked | count). As text: \"!date +%d\""
        ),
        ("if [ 1 = 1 ]; then echo a; fi", 13, "{ is missing.", "usage: if test 1 = 1 { … }"),
        ("if test 1 = 1 then echo a fi", 29, "{ is missing.", "usage: if COMMAND { … } else { … }"),
        ("for i in 1..3 do echo $i done", 30, "{ is missing.", "usage: for NAME in THINGS { … }"),
        ("cat list | rows -", 1, "There is no command cat.", "To read rows from a file: !cat list | rows -"),
        ("rows - < list", 8, "No file is read by < here.", "Type: !cat FILE | rows -. As text: \"<\""),
        ("for x in 1 2; do echo $x; done", 13, "{ is missing.", "usage: for NAME in THINGS { … }"),
        ("if [ 1 = 1 ] { echo a }", 4, "There is no command [.", "To test a value: test 1 = 1"),
        ("f() { echo a }", 1, "There is no command f().", "To make a command of your own: def f { … }"),
        ("x=5", 1, "There is no command x=5.", "To set a variable: let x = 5"),
        ("export Room=Living room", 1, "There is no command export.", "To set a variable: let Room = Living room"),
        ("local x=", 1, "There is no command local.", "To set a variable: let x = VALUE"),
        ("pause || true", 10, "There is no command true.", "To continue after a failure: try COMMAND"),
        ("fi", 1, "There is no command fi.", "To close a block: }"),
        ("liked | order by year", 9, "There is no command order.", "To sort rows: sort year"),
        (
            "liked | order by year desc, name limit 3", 9, "There is no command order.",
            "To sort rows: sort -year name | take 3"
        ),
        ("liked | orderby", 9, "There is no command orderby.", "To sort rows: sort FIELD"),
        ("liked | group-by artist", 9, "There is no command group-by.", "To count rows by a field: group artist"),
        ("liked | sort by year name", 14, "Fields are named without by here.", "Type: sort year name"),
        ("liked | sort year asc", 19, "Fields are named without asc here.", "Type: sort year"),
        ("liked | group by artist avg year", 15, "Fields are named without by here.", "Type: group artist avg year"),
        ("liked | unique by artist", 16, "Fields are named without by here.", "Type: unique artist"),
        ("liked | sort year desc", 19, turning, "Type: sort -year"),
        ("liked | sort by year DESC name", 14, turning, "Type: sort -year name"),
        ("liked | sort -r year", 14, turning, "Type: sort -year"),
        ("liked | sort --desc year", 14, turning, "Type: sort -year"),
        ("liked | sort year --reverse", 19, turning, "Type: sort -year"),
        ("liked | sort -", 14, turning, "Type: sort -year"),
        ("playlist sort Road by year desc", 28, turning, "Type: playlist sort NAME by -year"),
    ])
    func `a habit is refused with what to type here`(
        line: String, column: Int, message: String, step: String
    ) async {
        let harness = ShellHarness()
        #expect(await harness.run("echo first; " + line).code == 2)
        #expect(harness.messages.text == "-c:1:\(column + 12): \(message)\n\(step)\n")
        #expect(harness.output.text.isEmpty)
    }

    @Test(arguments: [
        ("if [[ $x = 5 ]]\nthen echo a", "usage: if test $x = 5 { … }"),
        ("for i in 1..3\necho $i", "usage: for NAME in THINGS { … }"),
    ])
    func `a block without its brace shows how it is written`(text: String, usage: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(text).code == 2)
        #expect(harness.messages.text == "-c:2:1: { is missing.\n\(usage)\n")
    }

    @Test(arguments: [
        ("echo Florence & The Machine", "Florence & The Machine\n"), ("echo R&B AT&T &c", "R&B AT&T &c\n"),
        ("echo I <3 You", "I <3 You\n"), ("echo Foo > Bar", "Foo > Bar\n"), ("echo a < b", "a < b\n"),
        ("echo -> => 5>3 >= >_< <>", "-> => 5>3 >= >_< <>\n"),
        ("echo 'a > b' \"$x &\"", "a > b 1 &\n"), ("echo -- a > b &", "a > b &\n"),
        ("echo `Round Midnight '`a`' a", "`Round Midnight `a` a\n"), ("echo '$(a)' \"\\$(b)\"", "$(a) $(b)\n"),
        ("let y = !!!; echo $y", "!!!\n"), ("let y = '!date'; echo $y", "!date\n"),
        ("test 2 > 1 && echo more", "more\n"), ("alias late = where year > 2000; alias late", ""),
    ])
    func `a sign in a name is text`(line: String, text: String) async {
        let harness = ShellHarness()
        #expect(await harness.run("let x = 1; " + line).code == 0)
        #expect(text.isEmpty || harness.output.text == text)
    }

    @Test func `an interval that is empty today is refused before a login is asked for`() async {
        let harness = ShellHarness()
        #expect(await harness.run("echo first; liked | where added between today and 2020").code == 2)
        #expect(
            harness.messages.text
                == "-c:1:41: Nothing is between today and 2020, since the first is more.\n"
                + "Type: between 2020 and today\n")
        #expect(harness.output.text.isEmpty)
    }
}
