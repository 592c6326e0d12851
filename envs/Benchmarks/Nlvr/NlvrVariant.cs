using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Another picture and sentence that a labelled one of NLVR stands for: its boxes in another order, left and right exchanged, and
/// its colors renamed, in the picture and in the sentence alike. The label stays true.
/// </summary>
/// <param name="Boxes">Which box stands at each of the three places.</param>
/// <param name="Colors">What each of yellow, black and blue becomes.</param>
/// <param name="IsMirrored">Whether left and right are exchanged.</param>
internal sealed partial record NlvrVariant(int[] Boxes, int[] Colors, bool IsMirrored)
{
    private static readonly string[] ColorNames = ["yellow", "black", "blue"];

    /// <summary>The picture and sentence as they are.</summary>
    public static NlvrVariant Original { get; } = new([0, 1, 2], [0, 1, 2], false);

    /// <summary>The six variants that rename colors alone, the original among them.</summary>
    public static ImmutableArray<NlvrVariant> Renamings { get; } =
        [.. from first in Enumerable.Range(0, 3)
            from second in Enumerable.Range(0, 3)
            where first != second
            select new NlvrVariant([0, 1, 2], [first, second, 3 - first - second], false)];

    /// <summary>One of the 72 variants, each equally likely.</summary>
    public static NlvrVariant Draw(ref RandomStream random)
    {
        int[] boxes = [0, 1, 2], colors = [0, 1, 2];
        random.Shuffle<int>(boxes);
        random.Shuffle<int>(colors);
        return new(boxes, colors, random.NextInt(2) == 1);
    }

    /// <summary>The sentence of the variant.</summary>
    public string Of(string sentence) => Renamed().Replace(sentence, match => Rename(match.Value.ToLowerInvariant()));

    private string Rename(string word) => Array.IndexOf(ColorNames, word) switch
    {
        >= 0 and var color => ColorNames[Colors[color]],
        _ when !IsMirrored => word,
        _ => word == "left" ? "right" : "left",
    };

    [GeneratedRegex(@"\b(yellow|black|blue|left|right)(?=\b|s\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Renamed();
}
