using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A sentence of NLVR that is understood.</summary>
/// <param name="Text">The sentence as written.</param>
/// <param name="IsTower">Whether it is about towers; null where it says neither.</param>
/// <param name="Test">Whether it is true of a scene.</param>
internal sealed partial record NlvrSentence(string Text, bool? IsTower, NlvrSceneTest Test)
{
    // How often a sentence is tried on scenes to learn how often it is true.
    private const int Trials = 1000;
    private const double Rare = 0.005;

    /// <summary>How often it is true of scenes drawn at random.</summary>
    public double TrueShare { get; private init; }

    /// <summary>Whether both answers occur among scenes drawn at random.</summary>
    public bool IsOpen => TrueShare is > Rare and < 1 - Rare;

    /// <summary>Reads a sentence; null where it is not understood.</summary>
    public static NlvrSentence? Parse(string text)
    {
        if (NlvrSentenceReader.Read(text) is not { } test)
        {
            return null;
        }

        var isTower = KindOf(text);
        var random = new RandomStream(Trials);
        var right = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            right += test(NlvrScene.Draw(isTower ?? trial % 2 == 0, ref random)) ? 1 : 0;
        }

        return new(text, isTower, test) { TrueShare = right / (double)Trials };
    }

    /// <summary>Whether a sentence is about towers, by its words; null where they fit both kinds of pictures.</summary>
    public static bool? KindOf(string text) => Scattered().IsMatch(text) ? false : Stacked().IsMatch(text) ? true : null;

    /// <summary>The sentence with its colors renamed, which is true as often.</summary>
    public NlvrSentence Renamed(NlvrVariant variant)
    {
        var text = variant.Of(Text);
        return NlvrSentenceReader.Read(text) is { } test ? this with { Text = text, Test = test } : this;
    }

    [GeneratedRegex(@"circle|triangle|touching|\bsquares? (on|with|in|and)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scattered();

    [GeneratedRegex(@"tower|block|\bbase\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stacked();
}
