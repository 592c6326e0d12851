namespace MultiModalRL.Datasets;

/// <summary>What the values of a Parquet column are.</summary>
public enum ParquetKind
{
    /// <summary>The type of a column that holds nothing but nulls.</summary>
    Null,

    /// <summary>Truth values.</summary>
    Boolean,

    /// <summary>Whole numbers of 8 to 64 bits.</summary>
    WholeNumber,

    /// <summary>Floating-point numbers of 32 or 64 bits.</summary>
    RealNumber,

    /// <summary>Unicode text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>Times, decimals and whatever else is not read.</summary>
    Other,
}
