namespace MultiModalRL.Core;

/// <summary>
/// A named run of actions of a discrete space, such as <c>answer</c>, <c>look</c>, <c>request</c> or <c>think</c>.
/// Agents tell answering from spending by group, and actions carry over between protocols by group name.
/// </summary>
/// <param name="Name">The group's name.</param>
/// <param name="Start">The first action.</param>
/// <param name="Count">How many actions.</param>
public readonly record struct ActionGroup(string Name, int Start, int Count)
{
    /// <summary>The name of the group whose actions end the episode with an answer.</summary>
    public const string Answer = "answer";

    /// <summary>The name of the group whose actions reveal one cell each.</summary>
    public const string Look = "look";

    /// <summary>The name of the group whose one action asks for the image in full resolution.</summary>
    public const string Request = "request";

    /// <summary>The name of the group whose one action reasons for one more step.</summary>
    public const string Think = "think";

    /// <summary>One past the last action.</summary>
    public int End => Start + Count;

    /// <summary>Whether <paramref name="action"/> belongs to the group.</summary>
    public bool Contains(int action) => action >= Start && action < End;
}
