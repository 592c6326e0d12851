namespace MultiModalRL.Core;

/// <summary>What an <see cref="InputException"/> says is not there, where nothing but that is wrong; what tells more of the data comes first.</summary>
public enum Absence
{
    /// <summary>What is there cannot be used.</summary>
    None,

    /// <summary>The folder holds nothing of the dataset.</summary>
    Dataset,

    /// <summary>The data have no such split.</summary>
    Split,
}
