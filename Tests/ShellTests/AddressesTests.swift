// `--ids` and `to ids` after rows that have no addresses: refused before the first request, with what to use instead.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct AddressesTests {
    @Test(arguments: [
        (
            "liked | count --ids",
            "15: --ids writes addresses, and a total has none.\nWithout --ids a pipe gets the number"
        ),
        ("liked | sum duration --ids", "22: --ids writes addresses, and a total has none."),
        ("liked | count | to ids", "17: to ids writes addresses, and a total has none.\nWithout to ids a pipe gets"),
        (
            "liked | group year --ids",
            "20: --ids writes addresses, and a group has none.\nTo write fields: --columns name,count\n"
        ),
        ("liked | group artist year | take 2 --ids", "36: --ids writes addresses, and a group has none."),
        ("devices --ids", "9: --ids writes addresses, and a device has none.\nTo write fields: --columns id,type\n"),
        ("devices | to ids", "11: to ids writes addresses, and a device has none.\nTo write fields: select id type |"),
        ("log --ids", "5: --ids writes addresses, and a change has none."),
        ("devices | as d --ids", "16: --ids writes addresses, and a device has none."),
        ("rows - --ids", "8: --ids writes addresses, and a device has none."),
    ])
    func `rows without addresses are refused before a request`(line: String, message: String) async {
        let harness = await ShellHarness(inputLines: [#"{"kind":"device","name":"Kitchen"}"#]).prepared()
        let result = await harness.result(of: line)
        #expect((result.output, result.status, result.requests) == ("", .usage, 0))
        #expect(result.messages.hasPrefix("-c:1:" + message), "\(result.messages)")
    }

    @Test(arguments: [
        ("liked | group artist | sort -count | take 1 --ids", "spotify:artist:8DlsbmhkDB6D8FisCn12kM\n"),
        ("liked | group artist sum duration | sort -sum | take 1 | to ids", "spotify:artist:8DlsbmhkDB6D8FisCn12kM\n"),
        ("whoami --ids", "spotify:user:demo.listener\n"), ("search artist,track radiohead | take 0 --ids", ""),
    ])
    func `rows with addresses are written`(line: String, output: String) async {
        let harness = await ShellHarness().prepared()
        let result = await harness.result(of: line)
        #expect((result.output, result.status) == (output, .done), "\(result.messages)")
    }
}
