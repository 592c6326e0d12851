namespace MultiModalRL.Environments;

/// <summary>What to do after some looks.</summary>
public enum ExistsDecision
{
    /// <summary>Look at one more cell: whichever, for cells are exchangeable.</summary>
    Look,

    /// <summary>Answer no.</summary>
    No,

    /// <summary>Answer yes.</summary>
    Yes,
}
