namespace MultiModalRL.Environments;

/// <summary>Things and how many of them there are said to be.</summary>
internal sealed record NlvrGroup(NlvrAmount Amount, NlvrItemTest Test)
{
    public NlvrGroup Where(NlvrItemTest test) => this with { Test = NlvrThingReader.Both(Test, test) };
}
