using System.Text;
using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Cli.Tests;

/// <summary>Damage to what a JSON file says, where its bytes remain JSON: something of another kind in some place, or nothing.</summary>
internal static class JsonMutation
{
    private static readonly string[] Odd =
    [
        "null", "true", "-1", "0.5", "1e308", "12345678901234567890123", "\"\"", "\"\\u0000\"", "\"yes\"", "\"İ\\ud83d\\ude00\"", "[]", "[[]]", "{}",
        "[null, 1, \"a\"]", "{\"a\": {\"a\": []}}", "\"nan\"", "\"1,000.5%\"",
    ];

    /// <summary>Exchanges or takes away one or two things.</summary>
    /// <param name="whole">A JSON document.</param>
    /// <param name="random">Says which.</param>
    public static byte[] Of(byte[] whole, ref RandomStream random)
    {
        var root = JsonNode.Parse(whole)!;
        for (var left = 1 + random.NextInt(2); left > 0; left--)
        {
            var places = Below(root).ToArray();
            if (places.Length > 0)
            {
                Change(places[random.NextInt(places.Length)], ref random);
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Below(JsonNode? node) => node switch
    {
        JsonObject group => group.SelectMany(member => Below(member.Value).Prepend((group, member.Key))),
        JsonArray list => list.SelectMany((item, i) => Below(item).Prepend((list, i))),
        _ => [],
    };

    private static void Change((JsonNode Parent, object Key) place, ref RandomStream random)
    {
        var isTaken = random.NextInt(4) == 0;
        var odd = JsonNode.Parse(Odd[random.NextInt(Odd.Length)]);
        switch (place)
        {
            case (JsonObject group, string name) when isTaken:
                group.Remove(name);
                break;
            case (JsonObject group, string name):
                group[name] = odd;
                break;
            case (JsonArray list, int i) when isTaken:
                list.RemoveAt(i);
                break;
            case (JsonArray list, int i) when random.NextInt(4) == 0:
                list.Add(list[i]?.DeepClone());
                break;
            case (JsonArray list, int i):
                list[i] = odd;
                break;
        }
    }
}
